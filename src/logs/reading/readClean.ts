import type { DuckDBConnection } from "../openDatabase";
import type { LogFile } from "../findLogFiles";
import type { EventSink } from "../LogReader";
import type { ReadingPlan } from "../LineJudge";
import type { Block } from "../readBlocks";
import type { ReadLogsOptions } from "../readLogs";
import { formatNamed } from "./formatNamed";

/** Size of a file from which on it pays to look whether it can be read as a whole. */
const CLEAN_BYTES = 1 << 22;

/**
 * Whether to try to read a file as a whole. What is to get pseudonyms is not: the database would hold the names, if only
 * for a while.
 *
 * @param ahead - its first blocks
 * @example mayBeClean(file, blocks, {}) && (await readClean(db, plan, writer))
 */
export function mayBeClean(
  file: LogFile,
  ahead: readonly Block[],
  { timezone = "UTC", pseudonyms }: ReadLogsOptions,
): boolean {
  const isPlain = file.isRegular && ahead.every((block) => block.notes.length === 0);
  return isPlain && file.size >= CLEAN_BYTES && timezone === "UTC" && pseudonyms === undefined;
}

/**
 * Reads a file as a whole, if it can be read so.
 *
 * @returns lines of the file, and how many times name no zone; null when nothing was read
 * @example const clean = await readClean(db, plan, writer);
 */
export async function readClean(
  db: DuckDBConnection,
  { file, format, columns, lines }: ReadingPlan,
  sink: EventSink,
): Promise<{ lines: number; withoutZone: number } | null> {
  return (await formatNamed(format).readClean?.(db, file, lines[0]!, sink, columns)) ?? null;
}
