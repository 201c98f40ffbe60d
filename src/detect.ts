import { computeFeatures } from "./features/computeFeatures";
import { type FeaturePreset, presetFeatures } from "./features/presetFeatures";
import { csvWriter } from "./files/writeCsv";
import { type FileToWrite, writeTogether, writeWhole } from "./files/writeWhole";
import { IsolationForest, type IsolationForestOptions } from "./forest/IsolationForest";
import { type DuckDBConnection, openDatabase } from "./logs/openDatabase";
import { readLogs, type ReadLogsOptions } from "./logs/readLogs";
import type { FileReport } from "./logs/reading/FileReport";
import { nothingFound } from "./logs/reading/nothingFound";
import { type EventSummary, summarizeEvents } from "./logs/summarizeEvents";
import { storeScores } from "./alerts/storeScores";
import { alertCount, type Anomaly, topAnomalies, topAnomaliesQuery } from "./alerts/topAnomalies";
import { SCORES_QUERY } from "./alerts/writeScores";

/** Options of {@link detect}. */
export interface DetectOptions extends Pick<
  ReadLogsOptions,
  "format" | "columns" | "year" | "timezone" | "places" | "pseudonyms" | "maxRejects"
> {
  /** Where the most suspicious events go. */
  anomaliesFile: string;
  /** Where the lines go that could not be read. */
  rejectsFile: string;
  /**
   * Where the score of every event goes.
   * @default not written
   */
  scoresFile?: string;
  /**
   * How many events are alerts: a whole number, or a share in (0, 1).
   * @default 100
   */
  top?: number;
  /**
   * Which features.
   * @default "default"
   */
  features?: FeaturePreset;
  /** Options of the forest. */
  forest?: IsolationForestOptions;
  /** Called while logs are read: what is done, how much of it, out of how much. */
  onProgress?: (step: string, done: number, total: number) => void;
}

/** What {@link detect} found. */
export interface DetectReport {
  files: FileReport[];
  rejected: number;
  summary: EventSummary;
  /** Names of the features. */
  features: readonly string[];
  forest: { nEstimators: number; sampleSize: number; seed: number };
  anomalies: Anomaly[];
}

/**
 * The whole path: log files → events → features → isolation forest → `anomalies.csv` and `rejects.csv`.
 *
 * The forest is trained on the events that it scores.
 *
 * @throws Error naming the file when one cannot be read, TooManyRejectsError, and RangeError when an option is out of
 *   range: then no file is written; Error when no sign-in is found: then only `rejects.csv` is written, and only when
 *   lines were rejected; Error naming the file that cannot be written: each file is whole or not there
 * @example await detect(["auth.log"], { anomaliesFile: "out/anomalies.csv", rejectsFile: "out/rejects.csv" });
 */
export async function detect(files: readonly string[], options: DetectOptions): Promise<DetectReport> {
  const { top = 100 } = options;
  if (files.length === 0) throw new RangeError("detect: at least one file is required, got 0");
  alertCount(top, 1); // Refuses a wrong `top` before anything is written.
  const forest = new IsolationForest(options.forest);
  const db = await openDatabase();
  try {
    return await detectWith(db, forest, files, options);
  } finally {
    db.closeSync();
  }
}

async function detectWith(
  db: DuckDBConnection,
  forest: IsolationForest,
  files: readonly string[],
  options: DetectOptions,
): Promise<DetectReport> {
  const { anomaliesFile, rejectsFile, scoresFile, top = 100, features = "default", onProgress } = options;
  const { format, columns, year, timezone, places, pseudonyms, maxRejects } = options;
  const reports = await readLogs(db, files, {
    format,
    columns,
    year,
    timezone,
    places,
    pseudonyms,
    maxRejects,
    onProgress: (read, bytes) => onProgress?.("reading", read, bytes),
  });
  const summary = await summarizeEvents(db);
  const rejects = { file: rejectsFile, write: csvWriter(db, "SELECT * FROM rejects") };
  if (summary.events === 0) throw await withRejects(reports, rejects);
  onProgress?.("computing features", 0, 1);
  const X = await computeFeatures(db, presetFeatures(features));
  onProgress?.("scoring", 0, 1);
  await storeScores(db, forest.fit(X).score(X));
  onProgress?.("scoring", 1, 1);
  const rejected = reports.reduce((sum, report) => sum + report.rejected, 0);
  const scores = { file: scoresFile ?? "", write: csvWriter(db, SCORES_QUERY) };
  await writeTogether([
    { file: anomaliesFile, write: csvWriter(db, await topAnomaliesQuery(db, top)) },
    ...(scoresFile === undefined ? [] : [scores]),
    rejects,
  ]);
  return {
    files: reports,
    rejected,
    summary,
    features: X.names,
    forest: { ...forest.options, sampleSize: forest.sampleSize },
    anomalies: await topAnomalies(db, top),
  };
}

/** What went wrong, once the rejected lines are written that show why; that they cannot be must not hide it. */
async function withRejects(reports: readonly FileReport[], { file, write }: FileToWrite): Promise<Error> {
  const why = nothingFound(reports);
  if (reports.every(({ rejected }) => rejected === 0)) return new Error(why);
  const where = await writeWhole(file, write).then(
    () => `the rejected lines are in ${file}`,
    (error: Error) => error.message,
  );
  return new Error(`${why}; ${where}`);
}
