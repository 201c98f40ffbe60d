import { open } from "node:fs/promises";

const MAGIC = "PAR1";

/**
 * Whether a file is Parquet, by its first four bytes.
 *
 * @param file - a regular file: what is read from a pipe would be lost
 * @throws Error with the file's name when it cannot be read
 * @see https://parquet.apache.org/docs/file-format/
 * @example await isParquet("auth.parquet") // true
 */
export async function isParquet(file: string): Promise<boolean> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${file}: cannot be read (${error.code})`, { cause: error });
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAGIC.length), 0, MAGIC.length, 0);
    return buffer.toString("latin1", 0, bytesRead) === MAGIC;
  } finally {
    await handle.close();
  }
}
