import { existsSync } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import { formatCsvRecord } from "../files/formatCsvRecord";
import { writeTogether } from "../files/writeWhole";
import { type GenerateOptions, type ResolvedGenerateOptions, resolveGenerateOptions } from "./GenerateOptions";
import type { Block } from "./output/BlockMaker";
import { createTally, type GenerateReport, LABELS_HEADER } from "./output/createTally";
import { OUTPUT_FORMATS, type OutputFormat, TEXT_FORMATS, type TextFormatName } from "./output/OUTPUT_FORMATS";
import { ParquetThread } from "./output/ParquetThread";
import { runBlocks } from "./output/runBlocks";
import { createSimulation } from "./simulation/createSimulation";

/** Options of {@link writeLogs}. */
export interface WriteLogsOptions {
  /**
   * How the log is written; any text is taken, because notebooks and commands set it from outside.
   * @default "csv"
   */
  format?: string;
  /**
   * Worker threads, 0 to 64; the bytes are the same whatever their number.
   * @default one for each processor, at most 8; one less for Parquet, which the database writes in a thread of its own;
   *   none for a log of less than 300,000 events, one where a day has more than 1,000,000: each holds whole days
   */
  threads?: number;
  /** Called as events are written; the total is an estimate until the end. */
  onProgress?: (written: number, total: number) => void;
}

/** What was written, and where. */
export interface WriteLogsReport extends GenerateReport {
  logFile: string;
  labelsFile: string;
  incidentsFile: string;
  /** Logs of earlier runs in other formats, which stand in the folder: the labels are not about them. */
  otherLogs: string[];
}

/** Logs of less than this are made in one thread: starting others takes longer. */
const SMALL_LOG = 300_000;
/** Days of more than this are made one at a time: a thread holds whole days. */
const LARGE_DAY = 1_000_000;
const MOST_THREADS = 64;

/**
 * Writes a synthetic log to a folder, and apart from it the labels of its events and the table of its incidents: all
 * three files or none.
 *
 * - `auth_logs.csv` (or `.jsonl`, `.parquet`, …): the events, without any hint of what they belong to
 * - `labels.csv`: `event_id,label,scenario,technique,incident` of each event of an attack or a benign look-alike;
 *   ordinary events have none. A format without ids (sshd) is labelled by line
 * - `incidents.csv`: each incident with its time, events, users and sources
 *
 * Cost: one pass. A few blocks are in memory at a time, whatever the length of the log; a block is a day at
 * least (docs/decisions.md has the measurements).
 *
 * @param folder - is made if needed
 * @throws RangeError when an option is unknown, out of range or impossible; Error naming the file that cannot be written
 * @example await writeLogs({ users: 50, days: 7, seed: 1 }, "data", { format: "jsonl" });
 */
export async function writeLogs(
  options: GenerateOptions,
  folder: string,
  writeOptions: WriteLogsOptions = {},
): Promise<WriteLogsReport> {
  const resolved = resolveGenerateOptions(options);
  const format = asOutputFormat(writeOptions.format ?? "csv");
  const expected = resolved.users * resolved.days * resolved.eventsPerUserDay;
  const threads = writeOptions.threads ?? defaultThreads(expected, expected / resolved.days, format);
  if (!(Number.isInteger(threads) && threads >= 0 && threads <= MOST_THREADS)) {
    throw new RangeError(`writeLogs: threads must be a whole number from 0 to ${MOST_THREADS}, got ${threads}`);
  }
  const holdsIds = format === "parquet" || TEXT_FORMATS[format].holdsIds;
  const tally = createTally(createSimulation(resolved).organisation, format, holdsIds);
  const extension = format === "parquet" ? "parquet" : TEXT_FORMATS[format].extension;
  const files = {
    logFile: join(folder, `auth_logs.${extension}`),
    labelsFile: join(folder, "labels.csv"),
    incidentsFile: join(folder, "incidents.csv"),
  };
  // As bytes: text that was put together piece by piece takes several times as much memory.
  const labels: Buffer[] = [Buffer.from(formatCsvRecord(LABELS_HEADER))];
  let written = 0;
  const onBlock: OnBlock = (block) => {
    labels.push(Buffer.from(tally.add(block)));
    written += block.written;
    writeOptions.onProgress?.(written, Math.max(expected, written));
  };
  const writeLog = (file: string): Promise<void> =>
    format === "parquet"
      ? writeParquet(file, resolved, threads, onBlock)
      : writeText(file, resolved, format, threads, onBlock);
  await writeTogether([
    { file: files.logFile, write: writeLog },
    { file: files.labelsFile, write: (file) => writeFile(file, labels, { flag: "r+" }) },
    { file: files.incidentsFile, write: (file) => writeFile(file, tally.incidents(), { flag: "r+" }) },
  ]);
  writeOptions.onProgress?.(written, written);
  return { ...tally.report(), ...files, otherLogs: otherLogs(files.logFile) };
}

/** Logs beside this one that other formats have left there. */
function otherLogs(logFile: string): string[] {
  const [folder, name] = [dirname(logFile), basename(logFile)];
  const logs = Object.values(TEXT_FORMATS).map(({ extension }) => `auth_logs.${extension}`);
  return [...new Set([...logs, "auth_logs.parquet"])]
    .filter((other) => other !== name && existsSync(join(folder, other)))
    .map((other) => join(folder, other));
}

type OnBlock = (block: Block) => void;

async function writeText(
  file: string,
  options: ResolvedGenerateOptions,
  format: TextFormatName,
  threads: number,
  onBlock: OnBlock,
): Promise<void> {
  const handle = await open(file, "r+"); // It is there already; an interrupt may have removed it.
  try {
    const { header } = TEXT_FORMATS[format];
    if (header !== null) await handle.writeFile(`${header}\n`);
    for await (const block of runBlocks(options, format, threads)) {
      await handle.writeFile(block.text);
      onBlock(block);
    }
  } finally {
    await handle.close();
  }
}

/** The database has a thread of its own in any case: in this one, an interrupt would find it waiting for its rows. */
async function writeParquet(
  file: string,
  options: ResolvedGenerateOptions,
  threads: number,
  onBlock: OnBlock,
): Promise<void> {
  const thread = new ParquetThread(file, options);
  try {
    for await (const block of runBlocks(options, "parquet", threads)) {
      onBlock(block);
      await thread.write(block.rows!);
    }
    await thread.end();
  } finally {
    await thread.close();
  }
}

function asOutputFormat(format: string): OutputFormat {
  const known = OUTPUT_FORMATS.find((name) => name === format);
  if (known !== undefined) return known;
  throw new RangeError(`writeLogs: format must be ${OUTPUT_FORMATS.join(", ")}, got ${format}`);
}

function defaultThreads(events: number, eventsADay: number, format: OutputFormat): number {
  if (events < SMALL_LOG) return 0;
  if (eventsADay > LARGE_DAY) return 1;
  return Math.max(1, Math.min(8, availableParallelism() - (format === "parquet" ? 1 : 0)));
}
