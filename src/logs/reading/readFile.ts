import type { LogFile } from "../findLogFiles";
import { BINARY_FORMATS } from "../formats/FORMATS";
import type { BinaryFormat, LogFormat } from "../formats/LogFormat";
import { namingMemory } from "../outOfMemory";
import type { FileReport } from "./FileReport";
import { readBinary } from "./readBinary";
import type { Reading } from "./Reading";
import { readText } from "./readText";

/**
 * Reads one file. A file of a folder that is gone by then is reported as left out: logs are rotated.
 *
 * @param onBytes - called with the bytes of the file that have been read
 * @throws Error naming the file when it cannot be read; TooManyRejectsError
 * @example const report = await readFile(file, reading, () => {});
 */
export async function readFile(file: LogFile, reading: Reading, onBytes: (read: number) => void): Promise<FileReport> {
  try {
    return await readFound(file, reading, onBytes);
  } catch (error) {
    const isGone = file.isFound && ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
    if (!isGone) throw namingMemory(`reading ${file.path}`, error);
    const why = "it was removed before it was read";
    return Object.assign(reading.writer.startFile(file.path), { file: file.path, format: null, why, notes: [] });
  }
}

async function readFound(file: LogFile, reading: Reading, onBytes: (read: number) => void): Promise<FileReport> {
  const binary = await binaryFormat(file, reading.options.format ?? "auto");
  if (binary !== null) {
    const report = await readBinary(file.path, binary, reading);
    onBytes(file.size);
    return report;
  }
  return readText(file, reading, onBytes);
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
