import type { DuckDBConnection } from "@duckdb/node-api";
import { stat } from "node:fs/promises";
import { createCsvReader } from "./csv/createCsvReader";
import { type FileAccount, EventWriter } from "./EventWriter";
import type { LogReader } from "./LogReader";
import { type LineBatch, readLines } from "./readLines";
import { LOG_FORMATS, type LogFormat, recogniseFormat } from "./recogniseFormat";
import { createSshdReader } from "./sshd/createSshdReader";
import { parseSyslogHeader } from "./sshd/parseSyslogHeader";
import { stampToUs, type SyslogStamp } from "./sshd/stampToUs";

/** Lines looked at to recognise a format. */
const LINES_TO_RECOGNISE = 10_000;

/** Options of {@link readLogs}. */
export interface ReadLogsOptions {
  /**
   * The files' format; `auto` decides for each file from its first lines.
   * @default "auto"
   */
  format?: LogFormat | "auto";
  /**
   * CSV only: field → column name.
   * @default none: columns are recognised by common names
   */
  columns?: ReadonlyMap<string, string>;
  /**
   * Year of the first line of logs that have none.
   * @default the latest year that does not put the first line after the file's date
   */
  year?: number;
  /** Called as bytes are read, over all files. */
  onProgress?: (bytesRead: number, bytes: number) => void;
}

/** How one file was read. */
export interface FileReport extends FileAccount {
  file: string;
  format: LogFormat;
  /** Why this format was chosen. */
  why: string;
  /** What was assumed: the year of a log that has none, for example. */
  notes: string[];
}

/**
 * Reads log files into the tables `events` and `rejects` of the database; earlier contents are replaced.
 *
 * Every line is accounted for: accepted (it gave an event or more), rejected (with a reason) or ignored (counted by
 * kind).
 *
 * @throws Error naming the file when it is missing, empty, a folder, or of no known format
 * @example const [report] = await readLogs(db, ["/var/log/auth.log"]);
 */
export async function readLogs(
  db: DuckDBConnection,
  files: readonly string[],
  options: ReadLogsOptions = {},
): Promise<FileReport[]> {
  const { format = "auto", columns, year, onProgress } = options;
  if (format !== "auto" && !LOG_FORMATS.includes(format)) {
    throw new RangeError(`readLogs: format must be auto, ${LOG_FORMATS.join(" or ")}, got ${String(format)}`);
  }
  const sizes = await Promise.all(files.map(readableSize));
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
  const writer = await EventWriter.open(db);
  const reports: FileReport[] = [];
  let bytesBefore = 0;
  for (const [index, file] of files.entries()) {
    const { size, modified } = sizes[index]!;
    const context = { format, columns, year, modified, alone: files.length === 1 };
    const report = await readFile(file, writer, context, (read) => onProgress?.(bytesBefore + read, bytes));
    reports.push(report);
    bytesBefore += size;
  }
  await writer.close();
  return reports;
}

async function readableSize(file: string): Promise<{ size: number; modified: Date }> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === "ENOENT" ? `${file}: no such file` : `${file}: cannot be read (${error.code})`);
  });
  if (found.isDirectory()) throw new Error(`${file}: is a folder, expected a log file`);
  if (found.isFile() && found.size === 0) throw new Error(`${file}: the file is empty, expected a log`);
  return { size: found.size, modified: found.mtime };
}

interface FileContext {
  format: LogFormat | "auto";
  columns: ReadonlyMap<string, string> | undefined;
  year: number | undefined;
  modified: Date;
  /** It is the only file. */
  alone: boolean;
}

async function readFile(
  file: string,
  writer: EventWriter,
  context: FileContext,
  onBytes: (read: number) => void,
): Promise<FileReport> {
  const account = writer.startFile(file);
  let reader: LogReader | undefined;
  let about: Pick<FileReport, "format" | "why" | "notes"> | undefined;
  for await (const batch of readLines(file)) {
    if (reader === undefined) ({ reader, about } = chooseReader(file, batch, writer, context));
    batch.lines.forEach((text, index) => reader!.read(text, batch.firstLine + index));
    account.lines += batch.lines.length;
    onBytes(batch.bytesRead);
  }
  if (reader === undefined || about === undefined) throw new Error(`${file}: the file is empty, expected a log`);
  reader.end();
  return Object.assign(account, { file, ...about });
}

function chooseReader(
  file: string,
  { lines }: LineBatch,
  writer: EventWriter,
  { format, columns, year, modified, alone }: FileContext,
): { reader: LogReader; about: Pick<FileReport, "format" | "why" | "notes"> } {
  const first = lines.slice(0, LINES_TO_RECOGNISE);
  const found = format === "auto" ? recogniseFormat(first, columns) : { format, why: `--format ${format}` };
  if (found === null) {
    throw new Error(
      `${file}: the format was not recognised: expected OpenSSH syslog, or CSV whose first line names a time, a user ` +
        `and an outcome; for a CSV file with other names use --columns timestamp=…,user=…,outcome=…`,
    );
  }
  if (found.format === "csv") {
    return { reader: createCsvReader(file, writer, { columns }), about: { ...found, notes: [] } };
  }
  if (columns !== undefined && alone) {
    throw new Error(`${file}: --columns names columns of CSV, but this file is OpenSSH syslog`);
  }
  const stamps = first.flatMap((line) => parseSyslogHeader(line)?.stamp ?? []);
  const yearless = stamps.filter((stamp) => stamp.year === null);
  const firstYear = year ?? yearOfFirstLine(yearless, modified);
  const origin = year === undefined ? ", from the file's date; --year sets it" : "";
  const note = `lines without a year: ${firstYear} was taken for the first of them${origin}; their times are taken as UTC`;
  return {
    reader: createSshdReader({ firstYear }, writer),
    about: { ...found, notes: yearless.length > 0 ? [note] : [] },
  };
}

/** The latest year that has the day of the first dated line, no more than a day after the file's date. */
function yearOfFirstLine([stamp]: readonly SyslogStamp[], modified: Date): number {
  const latest = Math.max(1970, modified.getUTCFullYear());
  if (stamp === undefined) return latest;
  // Eight years: so long may there be no 29 February.
  for (let year = latest; year > latest - 8 && year >= 1970; year--) {
    const first = stampToUs(stamp, year);
    if (typeof first === "number" && first / 1000 <= modified.getTime() + 86_400_000) return year;
  }
  return latest;
}
