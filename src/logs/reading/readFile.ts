import type { FileAccount } from "../EventWriter";
import type { LogFile } from "../findLogFiles";
import { BINARY_FORMATS } from "../formats/FORMATS";
import type { BinaryFormat, LogFormat } from "../formats/LogFormat";
import { namingMemory } from "../outOfMemory";
import type { FileReport } from "./FileReport";
import { readBinary } from "./readBinary";
import type { Reading } from "./Reading";
import { readText } from "./readText";

/**
 * Reads one file. A file of a folder that is gone by then is reported as left out, as logs are rotated; so is one that
 * cannot be unpacked, as long as nothing of it was taken.
 *
 * @param onBytes - called with the bytes of the file that have been read
 * @throws Error naming the file when it cannot be read; TooManyRejectsError
 * @example const report = await readFile(file, reading, () => {});
 */
export async function readFile(file: LogFile, reading: Reading, onBytes: (read: number) => void): Promise<FileReport> {
  const account = reading.writer.startFile(file.path);
  try {
    return await readStarted(file, account, reading, onBytes);
  } catch (error) {
    const why = file.isFound && isUntouched(account) ? whyLeftOut(file.path, error as Error) : null;
    if (why === null) throw namingMemory(`reading ${file.path}`, error);
    return Object.assign(account, { file: reading.writer.file, format: null, why, notes: [] });
  }
}

function isUntouched({ lines, accepted, rejected }: FileAccount): boolean {
  return lines === 0 && accepted === 0 && rejected === 0;
}

/** Why a file of a folder is left out that cannot be read; null when that is an error all the same. */
function whyLeftOut(path: string, { message, cause }: Error): string | null {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  if (code === "ENOENT") return "it was removed before it was read";
  // The path has a pseudonym, perhaps.
  return code?.startsWith("Z_") ? `it ${message.replace(`${path}: `, () => "")}` : null;
}

async function readStarted(
  file: LogFile,
  account: FileAccount,
  reading: Reading,
  onBytes: (read: number) => void,
): Promise<FileReport> {
  const binary = await binaryFormat(file, reading.options.format ?? "auto");
  if (binary === null) return readText(file, account, reading, onBytes);
  const report = await readBinary(file.path, account, binary, reading);
  onBytes(file.size);
  return report;
}

/** What binary format a file is read as, and why; null when it is text. Nothing is read from a pipe to find out. */
async function binaryFormat(
  { path, isRegular }: LogFile,
  wanted: LogFormat | "auto",
): Promise<{ format: BinaryFormat; why: string } | null> {
  for (const format of BINARY_FORMATS) {
    if (wanted === format.name) return { format, why: `--format ${wanted}` };
    const why = wanted === "auto" && isRegular ? await format.recogniseFile(path) : null;
    if (why !== null) return { format, why };
  }
  return null;
}
