import type { DuckDBConnection } from "@duckdb/node-api";
import { stat } from "node:fs/promises";
import { orList } from "../text/orList";
import { type FileAccount, EventWriter } from "./EventWriter";
import { BINARY_FORMATS, TEXT_FORMATS } from "./formats/FORMATS";
import { type BinaryFormat, LOG_FORMATS, type LogFormat, type TextFormat } from "./formats/LogFormat";
import type { LogReader } from "./LogReader";
import { type LineBatch, readLines } from "./readLines";
import { recogniseFormat } from "./recogniseFormat";

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
   * Field → column name, for CSV, JSON Lines and Parquet with names of their own.
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
    throw new RangeError(`readLogs: format must be ${orList(["auto", ...LOG_FORMATS])}, got ${String(format)}`);
  }
  const sizes = await Promise.all(files.map(readableSize));
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
  const writer = await EventWriter.open(db);
  const reports: FileReport[] = [];
  let bytesBefore = 0;
  for (const [index, file] of files.entries()) {
    const { size, modified, isRegular } = sizes[index]!;
    const context = { format, columns, year, modified, alone: files.length === 1 };
    const binary = await binaryFormat(file, format, isRegular);
    if (binary === null) {
      const report = await readText(file, writer, context, (read) => onProgress?.(bytesBefore + read, bytes));
      reports.push(report);
    } else {
      reports.push(await readBinary(db, file, writer, binary, columns));
      onProgress?.(bytesBefore + size, bytes);
    }
    bytesBefore += size;
  }
  await writer.close();
  return reports;
}

async function readableSize(file: string): Promise<{ size: number; modified: Date; isRegular: boolean }> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === "ENOENT" ? `${file}: no such file` : `${file}: cannot be read (${error.code})`);
  });
  if (found.isDirectory()) throw new Error(`${file}: is a folder, expected a log file`);
  if (found.isFile() && found.size === 0) throw new Error(`${file}: the file is empty, expected a log`);
  return { size: found.size, modified: found.mtime, isRegular: found.isFile() };
}

type About = Pick<FileReport, "format" | "why" | "notes">;

/** What binary format a file is read as, and why; null when it is text. Nothing is read from a pipe to find out. */
async function binaryFormat(
  file: string,
  wanted: LogFormat | "auto",
  isRegular: boolean,
): Promise<{ format: BinaryFormat; why: string } | null> {
  for (const format of BINARY_FORMATS) {
    if (wanted === format.name) return { format, why: `--format ${wanted}` };
    const why = wanted === "auto" && isRegular ? await format.recogniseFile(file) : null;
    if (why !== null) return { format, why };
  }
  return null;
}

async function readBinary(
  db: DuckDBConnection,
  file: string,
  writer: EventWriter,
  { format, why }: { format: BinaryFormat; why: string },
  columns: ReadonlyMap<string, string> | undefined,
): Promise<FileReport> {
  const account = writer.startFile(file);
  account.lines = await format.readFile(db, file, writer, columns);
  return Object.assign(account, { file, format: format.name, why, notes: [] });
}

interface ReadContext {
  format: LogFormat | "auto";
  columns: ReadonlyMap<string, string> | undefined;
  year: number | undefined;
  modified: Date;
  /** It is the only file. */
  alone: boolean;
}

async function readText(
  file: string,
  writer: EventWriter,
  context: ReadContext,
  onBytes: (read: number) => void,
): Promise<FileReport> {
  const account = writer.startFile(file);
  let reader: LogReader | undefined;
  let about: About | undefined;
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
  batch: LineBatch,
  writer: EventWriter,
  { format: wanted, columns, year, modified, alone }: ReadContext,
): { reader: LogReader; about: About } {
  const lines = batch.lines.slice(0, LINES_TO_RECOGNISE);
  const found = wanted === "auto" ? recogniseFormat(lines, columns) : { format: wanted, why: `--format ${wanted}` };
  if (found === null) {
    throw new Error(
      `${file}: the format was not recognised: expected ${orList(titles(true))} that names a time, a user and an ` +
        `outcome, or ${orList(titles(false))}; for other names use --columns timestamp=…,user=…,outcome=…`,
    );
  }
  const format = TEXT_FORMATS.find(({ name }) => name === found.format)!;
  if (columns !== undefined && alone && !format.hasColumns) {
    throw new Error(`${file}: --columns names columns of ${orList(titles(true))}, but this file is ${format.title}`);
  }
  const { reader, notes } = format.createReader(file, writer, { columns, year, modified, lines });
  return { reader, about: { ...found, notes } };
}

/** What the formats are called, those with columns or those without. */
function titles(hasColumns: boolean): string[] {
  const formats: readonly (TextFormat | BinaryFormat)[] = [...TEXT_FORMATS, ...BINARY_FORMATS];
  return formats.filter((format) => format.hasColumns === hasColumns).map(({ title }) => title);
}
