import { open } from "node:fs/promises";
import { parseKey } from "./parseKey";

/** Bytes that a key file has at most. A longer file is not a key, but a log given by mistake. */
const MOST_BYTES = 4096;

/**
 * Reads a key from a file: see {@link parseKey}. UTF-16, as PowerShell writes it, is read too.
 *
 * @throws Error naming the file when it cannot be read; RangeError naming it when it holds no key
 * @example createPseudonyms(await readKeyFile("authlens.key"))
 */
export async function readKeyFile(file: string): Promise<Uint8Array> {
  const bytes = await startOf(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file}: ${error.code === "ENOENT" ? "no such file" : `cannot be read (${error.code})`}`);
  });
  if (bytes.length > MOST_BYTES) throw new RangeError(`${file}: expected a key, got more than ${MOST_BYTES} bytes`);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return parseKey(bytes.toString(isUtf16 ? "utf16le" : "utf8"), file); // A byte-order mark is white space to `trim`.
}

/** The file's first bytes, one more than it may have. A pipe gives them bit by bit. */
async function startOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const buffer = Buffer.alloc(MOST_BYTES + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read) {
      ({ bytesRead: read } = await handle.read(buffer, length, buffer.length - length, null));
    }
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}
