import { csvWriter } from "../files/writeCsv";
import { writeWhole } from "../files/writeWhole";
import { type DuckDBConnection, openDatabase } from "./openDatabase";
import { readLogs, type ReadLogsOptions } from "./readLogs";
import type { FileReport } from "./reading/FileReport";
import { nothingFound } from "./reading/nothingFound";
import { type EventSummary, summarizeEvents } from "./summarizeEvents";

/** How logs are read, wherever that is the first step of more. */
export interface InputOptions extends Pick<
  ReadLogsOptions,
  "format" | "columns" | "year" | "timezone" | "places" | "pseudonyms" | "maxRejects"
> {
  /** Called while there is work: what is done, how much of it, out of how much. */
  onProgress?: (step: string, done: number, total: number) => void;
}

/** What was read. */
export interface InputReport {
  files: FileReport[];
  rejected: number;
  summary: EventSummary;
}

/**
 * Reads logs into a database of their own, and does something with it.
 *
 * @param caller - function named in messages
 * @param rejectsFile - where the rejected lines go when no event is found
 * @throws Error naming the file when one cannot be read, TooManyRejectsError, RangeError when an option is out of range;
 *   Error when there is no event; and what `work` throws
 * @example await withEvents("detect", ["auth.log"], {}, async (db, { summary }) => summary.events);
 */
export async function withEvents<Result>(
  caller: string,
  files: readonly string[],
  options: InputOptions & { rejectsFile?: string },
  work: (db: DuckDBConnection, read: InputReport) => Promise<Result>,
): Promise<Result> {
  if (files.length === 0) throw new RangeError(`${caller}: at least one file is required, got 0`);
  const { format, columns, year, timezone, places, pseudonyms, maxRejects, onProgress, rejectsFile } = options;
  const reading = { format, columns, year, timezone, places, pseudonyms, maxRejects };
  const db = await openDatabase();
  try {
    const reports = await readLogs(db, files, {
      ...reading,
      onProgress: (read, bytes) => onProgress?.("reading", read, bytes),
    });
    const summary = await summarizeEvents(db);
    if (summary.events === 0) throw await withRejects(db, reports, rejectsFile);
    const rejected = reports.reduce((sum, report) => sum + report.rejected, 0);
    return await work(db, { files: reports, rejected, summary });
  } finally {
    db.closeSync();
  }
}

/** The query for the lines that were rejected, in the order in which they were read. */
export const REJECTS_QUERY = "SELECT * FROM rejects";

/** What went wrong, once the rejected lines are written that show why; that they cannot be must not hide it. */
async function withRejects(db: DuckDBConnection, reports: readonly FileReport[], file?: string): Promise<Error> {
  const why = nothingFound(reports);
  if (file === undefined || reports.every(({ rejected }) => rejected === 0)) return new Error(why);
  const where = await writeWhole(file, csvWriter(db, REJECTS_QUERY)).then(
    () => `the rejected lines are in ${file}`,
    (error: Error) => error.message,
  );
  return new Error(`${why}; ${where}`);
}
