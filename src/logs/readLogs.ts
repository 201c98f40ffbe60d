import type { DuckDBConnection } from "@duckdb/node-api";
import { availableParallelism } from "node:os";
import { openPlaces, type Places, type PlacesOptions } from "../places/openPlaces";
import { placeCountries } from "../places/placeCountries";
import { placeNotes } from "../places/placeNotes";
import { placeRows } from "../places/placeRows";
import type { PlaceTally } from "../places/PlaceTally";
import type { Pseudonyms } from "../pseudonyms/createPseudonyms";
import { orList } from "../text/orList";
import { countOutOfOrder } from "./countOutOfOrder";
import { dropDuplicates } from "./dropDuplicates";
import { type FileAccount, EventWriter } from "./EventWriter";
import { BINARY_FORMATS, TEXT_FORMATS } from "./formats/FORMATS";
import { type BinaryFormat, LOG_FORMATS, type LogFormat, type TextFormat } from "./formats/LogFormat";
import { findLogFiles, type LogFile } from "./findLogFiles";
import { documentLineKind } from "./json/document/documentLines";
import type { EventSink } from "./LogReader";
import { judgeBlocks } from "./judgeBlocks";
import { withoutQuotation } from "./LogTextError";
import { openDatabase } from "./openDatabase";
import type { ReadingPlan } from "./LineJudge";
import { type Block, readBlocks } from "./readBlocks";
import { recogniseFormat } from "./recogniseFormat";
import { splitLines } from "./splitLines";
import { createTimeZone } from "./time/createTimeZone";
import { timeZoneNotes } from "./time/timeZoneNotes";

/** Lines looked at to recognise a format. */
const LINES_TO_RECOGNISE = 10_000;
/** Blocks of a file that are read before threads are started for it: those of a small one are done by then. */
const BLOCKS_BEFORE_THREADS = 8;
/** Size of a file from which on it pays to look whether it can be read as a whole. */
const CLEAN_BYTES = 1 << 22;
const MOST_THREADS = 64;

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
  /**
   * Zone of times that name none: a name of the IANA time zone database (`Europe/Berlin`), or an offset (`+02:00`).
   * @default "UTC"
   */
  timezone?: string;
  /**
   * Rejected lines that are too many: a number, or a share of all lines in (0, 1).
   * @default no number is too many
   */
  maxRejects?: number;
  /**
   * Worker threads, 0 to 64; what is read is the same whatever their number.
   * @default one for each processor, at most 8; none for small files
   */
  threads?: number;
  /**
   * How country, city, coordinates and AS number are looked up where the log does not have them, on this machine alone;
   * false leaves them missing.
   * @default {}: in the databases that are installed
   */
  places?: PlacesOptions | false;
  /**
   * Stand-ins for what names people and machines. What the log says instead of them does not reach the database, its
   * reports or messages; files are called by pseudonyms too, but for a message that says why one cannot be read.
   * @default none: events are stored as the log has them
   */
  pseudonyms?: Pseudonyms;
  /** Called as bytes are read, over all files. */
  onProgress?: (bytesRead: number, bytes: number) => void;
}

/** How one file was read. */
export interface FileReport extends FileAccount {
  /** What it is called in the tables: its path, or a pseudonym. */
  file: string;
  /** null for a file of a folder that is no log: it was left out. */
  format: LogFormat | null;
  /** Why this format was chosen, or why the file was left out. */
  why: string;
  /** What was assumed: the year of a log that has none, for example. */
  notes: string[];
}

/** More lines were rejected than the caller allows. */
export class TooManyRejectsError extends Error {
  override name = "TooManyRejectsError";
}

/**
 * Reads log files into the tables `events` and `rejects` of the database; earlier contents are replaced.
 *
 * Every line is accounted for: accepted (it gave an event or more), rejected (with a reason) or ignored (counted by
 * kind). Events that several files have are kept once. Where the log does not say it, country, coordinates and AS number
 * are looked up, by `places`.
 *
 * @param paths - files, folders (all files in them that are logs), patterns such as `*.log`, or `-` for standard input
 * @throws RangeError when an option is out of range; TooManyRejectsError; Error naming the file when it is missing, empty
 *   or of no known format. Then the database is as if nothing had been read
 * @example const [report] = await readLogs(db, ["/var/log/auth.log"]);
 */
export async function readLogs(
  db: DuckDBConnection,
  paths: readonly string[],
  options: ReadLogsOptions = {},
): Promise<FileReport[]> {
  assertOptions(options);
  const { onProgress } = options;
  const files = await findLogFiles(paths);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const places = options.places === false ? null : openPlaces(options.places);
  const writer = await EventWriter.open(db, places?.placeOf, options.pseudonyms);
  const tallies: PlaceTally[] = [];
  const reports: FileReport[] = [];
  try {
    let bytesBefore = 0;
    for (const file of files) {
      const reading = { options, alone: files.length === 1, reports, places };
      const onBytes = (read: number): void => onProgress?.(bytesBefore + read, bytes);
      reports.push(await readFile(db, file, writer, reading, onBytes).catch(goneReport(file, writer)));
      bytesBefore += file.size;
      tallies.push(writer.placeTally);
    }
    assertRejects(options, reports, true);
  } catch (error) {
    await writer.abort();
    throw error;
  }
  await writer.close();
  await addOrderNotes(db, reports);
  if (places !== null) await addPlaceNotes(db, places, tallies, reports);
  return reports;
}

/** What shows only when all files have been read: events that two of them have, and times that go back. */
async function addOrderNotes(db: DuckDBConnection, reports: readonly FileReport[]): Promise<void> {
  const dropped = reports.length > 1 ? await dropDuplicates(db) : new Map<string, number>();
  const late = await countOutOfOrder(db);
  for (const { file, notes } of reports) {
    const [twice, back] = [dropped.get(file) ?? 0, late.get(file) ?? 0];
    if (twice > 0) notes.push(`${twice} of its events stand in a file before it too: they were left out`);
    if (back > 0) notes.push(`${back} of its events are earlier than the one before`);
  }
}

/** Countries' points, which need all events; and the notes about all that was looked up. */
async function addPlaceNotes(
  db: DuckDBConnection,
  places: Places,
  tallies: readonly PlaceTally[],
  reports: readonly FileReport[],
): Promise<void> {
  const points = await placeCountries(db);
  reports.forEach(({ file, notes }, index) =>
    notes.push(...placeNotes(tallies[index]!, places.sources(), points.get(file) ?? 0)),
  );
}

function assertOptions({ format = "auto", timezone, maxRejects = Infinity, threads = 0 }: ReadLogsOptions): void {
  if (format !== "auto" && !LOG_FORMATS.includes(format)) {
    throw new RangeError(`readLogs: format must be ${orList(["auto", ...LOG_FORMATS])}, got ${String(format)}`);
  }
  if (timezone !== undefined) createTimeZone(timezone); // Refuses an unknown one before anything is read.
  if (!(maxRejects >= 0 && (maxRejects < 1 || Number.isInteger(maxRejects) || maxRejects === Infinity))) {
    throw new RangeError(`readLogs: maxRejects must be a whole number, or a share in (0, 1), got ${maxRejects}`);
  }
  if (!(Number.isInteger(threads) && threads >= 0 && threads <= MOST_THREADS)) {
    throw new RangeError(`readLogs: threads must be a whole number from 0 to ${MOST_THREADS}, got ${threads}`);
  }
}

/** What is being done, and what has been read so far. */
interface Reading {
  options: ReadLogsOptions;
  /** It is the only file. */
  alone: boolean;
  reports: readonly FileAccount[];
  places: Places | null;
}

/** @throws TooManyRejectsError; a share can be judged at the end only */
function assertRejects(
  { maxRejects = Infinity }: ReadLogsOptions,
  accounts: readonly FileAccount[],
  end = false,
): void {
  const rejected = accounts.reduce((sum, account) => sum + account.rejected, 0);
  const isShare = maxRejects > 0 && maxRejects < 1;
  const lines = accounts.reduce((sum, account) => sum + account.lines, 0);
  if (rejected <= (isShare ? maxRejects * lines : maxRejects) || (isShare && !end)) return;
  const first = accounts.find(({ firstReject }) => firstReject !== null) as FileAccount & Partial<FileReport>;
  const { line, reason } = first.firstReject!;
  throw new TooManyRejectsError(
    `${rejected} of ${lines} lines were rejected${end ? "" : " so far"}, more than --max-rejects ` +
      `${isShare ? `${100 * maxRejects} %` : maxRejects}; the first is ${first.file ?? "line"}:${line}: ${reason}`,
  );
}

async function readFile(
  db: DuckDBConnection,
  file: LogFile,
  writer: EventWriter,
  reading: Reading,
  onBytes: (read: number) => void,
): Promise<FileReport> {
  const binary = await binaryFormat(file, reading.options.format ?? "auto");
  if (binary !== null) {
    const report = await readBinary(db, file.path, writer, binary, reading);
    onBytes(file.size);
    return report;
  }
  return readText(db, file, writer, reading, onBytes);
}

/** A file of a folder may be gone by the time it is its turn: logs are rotated. */
function goneReport(file: LogFile, writer: EventWriter): (error: Error) => FileReport {
  return (error) => {
    const isGone = file.isFound && (error.cause as NodeJS.ErrnoException | undefined)?.code === "ENOENT";
    if (!isGone) throw error;
    const why = "it was removed before it was read";
    return Object.assign(writer.startFile(file.path), { file: file.path, format: null, why, notes: [] });
  };
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

async function readBinary(
  db: DuckDBConnection,
  file: string,
  writer: EventWriter,
  { format, why }: { format: BinaryFormat; why: string },
  { options: { columns, timezone, pseudonyms }, places }: Reading,
): Promise<FileReport> {
  const account = writer.startFile(file);
  const isUtc = `times without a zone are taken as UTC: --timezone does not reach ${format.title}`;
  const notes = timezone === undefined ? [] : [isUtc];
  if (pseudonyms === undefined) {
    account.lines = await format.readFile(db, file, rowsSink(writer, places), { columns, spills: true });
  } else account.lines = await readHidden(file, writer, format, columns);
  return Object.assign(account, { file: writer.file, format: format.name, why, notes });
}

/** What is to get pseudonyms is read by a database of its own, which keeps nothing and puts nothing on the disk. */
async function readHidden(
  file: string,
  writer: EventWriter,
  format: BinaryFormat,
  columns: ReadonlyMap<string, string> | undefined,
): Promise<number> {
  const db = await openDatabase({ spills: false });
  try {
    return await format.readFile(db, file, writer, { columns, spills: false });
  } catch (error) {
    throw withoutQuotation(error);
  } finally {
    db.closeSync();
  }
}

/** The writer; where places are looked up, those of rows are filled. */
function rowsSink(writer: EventWriter, places: Places | null): EventSink {
  if (places === null) return writer;
  const { placeOf } = places;
  return {
    accept: (line, event) => writer.accept(line, event),
    reject: (line, reason, text) => writer.reject(line, reason, text),
    ignore: (line, kind) => writer.ignore(line, kind),
    async acceptRows(db, { rows, order }) {
      const { placed, done } = await placeRows(db, `${rows} ${order}`, placeOf, writer.placeTally);
      await writer.acceptRows(db, { rows: placed, order: "" });
      await done();
    },
  };
}

async function readText(
  db: DuckDBConnection,
  file: LogFile,
  writer: EventWriter,
  reading: Reading,
  onBytes: (read: number) => void,
): Promise<FileReport> {
  const { path } = file;
  const { options } = reading;
  const account = writer.startFile(path);
  const blocks = readBlocks(path);
  const notes: string[] = [];
  // Small files are done by the time that threads would be running.
  const most = options.threads === undefined ? BLOCKS_BEFORE_THREADS : 1;
  const ahead = await firstBlocks(blocks, most);
  const lines = firstLines(ahead);
  const found = lines.length === 0 ? null : formatOf(path, lines, reading);
  if (found === null) {
    await blocks.return();
    const isEmpty = ahead.every(({ bytes }) => bytes.length === 0);
    const noted = ahead.flatMap((block) => block.notes);
    const empty = `the file is empty, expected a log${noted.map((note) => ` (${note})`).join("")}`;
    if (!file.isFound) throw new Error(`${path}: ${isEmpty ? empty : unknownFormat()}`);
    const why = isEmpty ? "it is empty" : "it is no log of a known format";
    return Object.assign(account, { file: writer.file, format: null, why, notes: noted });
  }
  const plan = { ...planOf(file, found.format, lines, options), isDocument: ahead[0]!.isDocument };
  const clean = mayBeClean(file, ahead, options) ? await readClean(db, plan, rowsSink(writer, reading.places)) : null;
  if (clean !== null) {
    await blocks.return();
    onBytes(file.size);
    account.lines = clean.lines;
    const use = { converted: clean.withoutZone, repeated: 0, skipped: 0 };
    notes.push(...timeZoneNotes({ name: plan.timezone, use }, options.timezone !== undefined));
    return Object.assign(account, { file: writer.file, format: found.format, why: found.why, notes });
  }
  const threads = ahead.length < most ? 0 : (options.threads ?? Math.min(8, availableParallelism()));
  let bytesRead = 0;
  const noticed = await judgeBlocks(chained(ahead, blocks), plan, writer, threads, (block) => {
    ({ bytesRead } = block);
    notes.push(...block.notes);
    assertRejects(options, [...reading.reports, Object.assign(account, { file: writer.file })]);
    onBytes(block.bytesRead);
  });
  const zone = { name: plan.timezone, use: noticed.zoneUse };
  notes.push(...noticed.notes, ...timeZoneNotes(zone, options.timezone !== undefined));
  if (file.isRegular && bytesRead !== file.size) {
    const change = bytesRead < file.size ? "became shorter" : "grew";
    notes.push(
      `the file ${change} while it was read: ${bytesRead} bytes of it were, ${file.size} stood there at first`,
    );
  }
  if (noticed.latin1 > 0) notes.push(`${noticed.latin1} lines are not UTF-8: read as Latin-1`);
  return Object.assign(account, { file: writer.file, format: found.format, why: found.why, notes });
}

/** What is to get pseudonyms is not: the database would hold the names, if only for a while. */
function mayBeClean(
  file: LogFile,
  ahead: readonly Block[],
  { timezone = "UTC", pseudonyms }: ReadLogsOptions,
): boolean {
  const isPlain = file.isRegular && ahead.every((block) => block.notes.length === 0);
  return isPlain && file.size >= CLEAN_BYTES && timezone === "UTC" && pseudonyms === undefined;
}

/** Reads a file as a whole, if it can be read so. */
async function readClean(
  db: DuckDBConnection,
  { file, format, columns, lines }: ReadingPlan,
  sink: EventSink,
): Promise<{ lines: number; withoutZone: number } | null> {
  return (await formatNamed(format).readClean?.(db, file, lines[0]!, sink, columns)) ?? null;
}

async function firstBlocks(blocks: AsyncGenerator<Block, void>, most: number): Promise<Block[]> {
  const ahead: Block[] = [];
  while (ahead.length < most) {
    const next = await blocks.next();
    if (next.done) break;
    ahead.push(next.value);
  }
  return ahead;
}

function firstLines(blocks: readonly Block[]): string[] {
  const lines: string[] = [];
  for (const { bytes, isDocument } of blocks) {
    if (lines.length >= LINES_TO_RECOGNISE) break;
    const { lines: all } = splitLines(bytes);
    const records = isDocument ? all.filter((line) => documentLineKind(line) === null) : all;
    lines.push(...records.slice(0, LINES_TO_RECOGNISE - lines.length));
  }
  return lines;
}

async function* chained(ahead: readonly Block[], rest: AsyncIterable<Block>): AsyncGenerator<Block> {
  yield* ahead;
  yield* rest;
}

function formatOf(
  path: string,
  lines: readonly string[],
  { options, alone }: Reading,
): { format: LogFormat; why: string } | null {
  const { format: wanted = "auto", columns } = options;
  const found = wanted === "auto" ? recogniseFormat(lines, columns) : { format: wanted, why: `--format ${wanted}` };
  if (found === null) return null;
  const { hasColumns, title } = formatNamed(found.format);
  if (columns !== undefined && alone && !hasColumns) {
    throw new Error(`${path}: --columns names columns of ${orList(titles(true))}, but this file is ${title}`);
  }
  return found;
}

function planOf(
  file: LogFile,
  name: LogFormat,
  lines: readonly string[],
  options: ReadLogsOptions,
): Omit<ReadingPlan, "isDocument"> {
  const { columns, year, timezone = "UTC", pseudonyms } = options;
  const { path, modified } = file;
  const quotesLog = pseudonyms === undefined;
  const plan = { file: path, format: name, columns, year, timezone, modified, lines, quotesLog };
  return { ...plan, blocksAreIndependent: formatNamed(name).blocksAreIndependent?.(plan) ?? false };
}

function formatNamed(name: LogFormat): TextFormat {
  return TEXT_FORMATS.find((format) => format.name === name)!;
}

function unknownFormat(): string {
  return (
    `the format was not recognised: expected ${orList(titles(true))} that names a time, a user and an ` +
    `outcome, or ${orList(titles(false))}; for other names use --columns timestamp=…,user=…,outcome=…`
  );
}

/** What the formats are called, those with columns or those without. */
function titles(hasColumns: boolean): string[] {
  const formats: readonly (TextFormat | BinaryFormat)[] = [...TEXT_FORMATS, ...BINARY_FORMATS];
  return formats.filter((format) => format.hasColumns === hasColumns).map(({ title }) => title);
}
