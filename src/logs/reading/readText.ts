import { availableParallelism } from "node:os";
import { orList } from "../../text/orList";
import type { FileAccount } from "../EventWriter";
import type { LogFile } from "../findLogFiles";
import type { LogFormat } from "../formats/LogFormat";
import { documentLineKind } from "../json/document/documentLines";
import { judgeBlocks } from "../judgeBlocks";
import type { ReadingPlan } from "../LineJudge";
import { type Block, readBlocks } from "../readBlocks";
import type { ReadLogsOptions } from "../readLogs";
import { recogniseFormat } from "../recogniseFormat";
import { splitLines } from "../splitLines";
import type { TimeZoneUse } from "../time/createTimeZone";
import { timeZoneNotes } from "../time/timeZoneNotes";
import type { FileReport } from "./FileReport";
import { assertRejects } from "./assertRejects";
import { formatNamed } from "./formatNamed";
import { formatTitles } from "./formatTitles";
import { mayBeClean, readClean } from "./readClean";
import type { Reading } from "./Reading";
import { rowsSink } from "./rowsSink";

/** Lines looked at to recognise a format. */
const LINES_TO_RECOGNISE = 10_000;
/** Blocks of a file that are read before threads are started for it: those of a small one are done by then. */
const BLOCKS_BEFORE_THREADS = 8;

/**
 * Reads a file of text, line by line, or as a whole where that is possible.
 *
 * @param account - of the file, which the writer has started
 * @throws Error naming the file when it cannot be read, is empty or of no known format; TooManyRejectsError
 * @example const report = await readText(file, account, reading, () => {});
 */
export async function readText(
  file: LogFile,
  account: FileAccount,
  reading: Reading,
  onBytes: (read: number) => void,
): Promise<FileReport> {
  const { db, writer, options } = reading;
  const blocks = readBlocks(file.path);
  // Small files are done by the time that threads would be running.
  const most = options.threads === undefined ? BLOCKS_BEFORE_THREADS : 1;
  const ahead = await firstBlocks(blocks, most);
  const lines = firstLines(ahead);
  const found = lines.length === 0 ? null : formatOf(file.path, lines, reading);
  if (found === null) {
    await blocks.return();
    return Object.assign(account, { file: writer.file, ...leftOut(file, ahead) });
  }
  const report = Object.assign(account, { file: writer.file, ...found, notes: [] as string[] });
  const plan = { ...planOf(file, found.format, lines, options), isDocument: ahead[0]!.isDocument };
  const clean = mayBeClean(file, ahead, options) ? await readClean(db, plan, rowsSink(writer, reading.places)) : null;
  if (clean === null) {
    const threads = ahead.length < most ? 0 : (options.threads ?? Math.min(8, availableParallelism()));
    await readLines(chained(ahead, blocks), { file, plan, threads, report, reading }, onBytes);
  } else {
    await blocks.return();
    onBytes(file.size);
    report.lines = clean.lines;
    report.notes.push(...zoneNotes(options, { converted: clean.withoutZone, repeated: 0, skipped: 0 }));
  }
  return report;
}

/** What is said of a file that is no log; one that the caller named is refused. */
function leftOut(file: LogFile, blocks: readonly Block[]): Pick<FileReport, "format" | "why" | "notes"> {
  const isEmpty = blocks.every(({ bytes }) => bytes.length === 0);
  const notes = blocks.flatMap((block) => block.notes);
  const empty = `the file is empty, expected a log${notes.map((note) => ` (${note})`).join("")}`;
  if (!file.isFound) throw new Error(`${file.path}: ${isEmpty ? empty : unknownFormat()}`);
  return { format: null, why: isEmpty ? "it is empty" : "it is no log of a known format", notes };
}

/** What {@link readLines} needs to know. */
interface LineReading {
  file: LogFile;
  plan: ReadingPlan;
  threads: number;
  report: FileReport;
  reading: Reading;
}

/** Reads blocks of lines; what was noticed goes to the notes of the report. */
async function readLines(
  blocks: AsyncIterable<Block>,
  { file, plan, threads, report, reading: { writer, options, reports } }: LineReading,
  onBytes: (read: number) => void,
): Promise<void> {
  let bytesRead = 0;
  const { notes, latin1, zoneUse } = await judgeBlocks(blocks, plan, writer, threads, (block) => {
    ({ bytesRead } = block);
    report.notes.push(...block.notes);
    assertRejects(options, [...reports, report]);
    onBytes(bytesRead);
  });
  report.notes.push(...notes, ...zoneNotes(options, zoneUse));
  if (file.isRegular && bytesRead !== file.size) {
    const change = bytesRead < file.size ? "became shorter" : "grew";
    report.notes.push(
      `the file ${change} while it was read: ${bytesRead} bytes of it were, ${file.size} stood there at first`,
    );
  }
  if (latin1 > 0) report.notes.push(`${latin1} lines are not UTF-8: read as Latin-1`);
}

function zoneNotes({ timezone }: ReadLogsOptions, use: TimeZoneUse): string[] {
  return timeZoneNotes({ name: timezone ?? "UTC", use }, timezone !== undefined);
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
    throw new Error(`${path}: --columns names columns of ${orList(formatTitles(true))}, but this file is ${title}`);
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

function unknownFormat(): string {
  return (
    `the format was not recognised: expected ${orList(formatTitles(true))} that names a time, a user and an ` +
    `outcome, or ${orList(formatTitles(false))}; for other names use --columns timestamp=…,user=…,outcome=…`
  );
}
