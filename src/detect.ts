import { computeFeatures } from "./features/computeFeatures";
import { type FeaturePreset, presetFeatures } from "./features/presetFeatures";
import { csvWriter } from "./files/writeCsv";
import { type FileToWrite, writeTogether } from "./files/writeWhole";
import { DriftCounter, type ForestDrift } from "./forest/drift/DriftCounter";
import { IsolationForest } from "./forest/IsolationForest";
import type { IsolationForestOptions } from "./forest/options/IsolationForestOptions";
import type { DuckDBConnection } from "./logs/openDatabase";
import { summarizeEvents } from "./logs/summarizeEvents";
import { type InputOptions, type InputReport, REJECTS_QUERY, withEvents } from "./logs/withEvents";
import { assertSameKey } from "./model/assertSameKey";
import { dropSeen } from "./model/dropSeen";
import { loadModel } from "./model/loadModel";
import type { Model } from "./model/Model";
import { modelVersion, saveModel } from "./model/saveModel";
import { scoreWithModel } from "./model/scoreWithModel";
import { storeScores } from "./alerts/storeScores";
import { alertCount, type Anomaly, topAnomalies, topAnomaliesQuery } from "./alerts/topAnomalies";
import { SCORES_QUERY } from "./alerts/writeScores";

/** Options of {@link detect}. */
export interface DetectOptions extends InputOptions {
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
   * How many events are alerts: a whole number, or a share in (0, 1). With a model they take the place of those that its
   * threshold lets through.
   * @default 100; with a model all whose score is at least its threshold
   */
  top?: number;
  /**
   * Which features; a model has its own.
   * @default "default"
   */
  features?: FeaturePreset;
  /** Options of the forest; a model has its own. */
  forest?: IsolationForestOptions;
  /**
   * The folder of a model that `train` made.
   * @default none: the forest is trained on the events that it scores
   */
  modelFolder?: string;
  /**
   * Whether the model is to have seen these events from now on.
   * @default false
   */
  update?: boolean;
  /**
   * Whether events up to the last one that the model has seen are left out, as those of a log that grows; else they are
   * refused.
   * @default false
   */
  skipSeen?: boolean;
}

/** What {@link detect} found. */
export interface DetectReport extends InputReport {
  /** Names of the features. */
  features: readonly string[];
  forest: { nEstimators: number; sampleSize: number; seed: number };
  /** The model that the events were scored with, which has seen them now; null when there was none. */
  model: Model | null;
  /** The last event that the model had seen before; null when there was no model. */
  seenBefore: Date | null;
  /** Events that were left out, as the model had seen later ones. */
  skipped: number;
  /** Null when all events were left out. */
  highestScore: number | null;
  /** How much these events differ from those that the model was trained on; null when no model says what those were. */
  drift: ForestDrift | null;
  anomalies: Anomaly[];
}

/**
 * The whole path: log files → events → features → isolation forest → `anomalies.csv` and `rejects.csv`.
 *
 * The forest is trained on the events that it scores; or it is that of a model, and the features go on with what the
 * model has seen. Then alerts are the events whose score is at least the model's threshold.
 *
 * @throws Error naming the file when one cannot be read, TooManyRejectsError, and RangeError when an option is out of
 *   range, or events are earlier than what the model has seen; Error when the model cannot be used, or another run has
 *   updated it meanwhile: then no file is written; Error when no sign-in is found: then only `rejects.csv` is written,
 *   and only when lines were rejected; Error naming the file that cannot be written: each file is whole or not there,
 *   and the model is updated last
 * @example await detect(["auth.log"], { anomaliesFile: "out/anomalies.csv", rejectsFile: "out/rejects.csv" });
 */
export async function detect(files: readonly string[], options: DetectOptions): Promise<DetectReport> {
  const { modelFolder, top } = options;
  if (top !== undefined) alertCount(top, 1); // Refuses a wrong `top` before anything is written.
  const score = modelFolder === undefined ? ownScorer(options) : await modelScorer(modelFolder, options);
  return withEvents("detect", files, options, async (db, read) => {
    const { forest, features, scores, model, drift, save, seenBefore, skipped } = await score(db, read.summary.events);
    options.onProgress?.("scoring", 0, 1);
    await storeScores(db, scores);
    options.onProgress?.("scoring", 1, 1);
    const wanted = top ?? (model === null ? 100 : Math.max(1, scores.length));
    const threshold = top === undefined ? model?.threshold : undefined;
    await save(resultFiles(db, options, await topAnomaliesQuery(db, wanted, threshold)));
    return {
      ...read,
      ...(skipped > 0 && scores.length > 0 ? { summary: await summarizeEvents(db) } : {}),
      ...{ features, model, drift, seenBefore, skipped },
      forest: { ...forest.options, sampleSize: forest.sampleSize },
      highestScore: scores.length === 0 ? null : scores.reduce((highest, score) => Math.max(highest, score)),
      anomalies: await topAnomalies(db, wanted, threshold),
    };
  });
}

/** The scores of all events, and where they come from. */
interface Scored {
  scores: Float64Array;
  forest: IsolationForest;
  features: readonly string[];
  model: Model | null;
  drift: ForestDrift | null;
  /** Writes the results, and the model with them where it is updated. */
  save: (results: readonly FileToWrite[]) => Promise<void>;
  seenBefore: Date | null;
  skipped: number;
}

/** Scores the events of a database, so many. */
type Scorer = (db: DuckDBConnection, events: number) => Promise<Scored>;

/** Scores events by a forest that is trained on them. */
function ownScorer(options: DetectOptions): Scorer {
  for (const name of ["update", "skipSeen"] as const) {
    if (options[name] === true) throw new RangeError(`detect: ${name} is for a model, got none`);
  }
  const forest = new IsolationForest(options.forest);
  const features = presetFeatures(options.features ?? "default");
  return async (db) => {
    const X = await computeFeatures(db, features, { onProgress: featureProgress(options) });
    const none = { model: null, drift: null, save: writeTogether, seenBefore: null, skipped: 0 };
    return { scores: await forest.fit(X).scoreParallel(X), forest, features: X.names, ...none };
  };
}

/** Scores events by a model, which is loaded before anything is read. */
async function modelScorer(folder: string, options: DetectOptions): Promise<Scorer> {
  if (options.features !== undefined || options.forest !== undefined) {
    throw new RangeError("detect: features and forest must not be given with a model, which has its own");
  }
  const version = await modelVersion(folder);
  const model = await loadModel(folder);
  assertSameKey(folder, model, options.pseudonyms?.keyId ?? null);
  return async (db, events) => {
    const { lastTime: seenBefore } = model.state;
    const skipped = options.skipSeen === true ? await dropSeen(db, model) : 0;
    const features = model.state.features.map(({ name }) => name);
    const found = { forest: model.forest, features, model, seenBefore, skipped };
    if (skipped === events) return { ...found, scores: new Float64Array(0), drift: null, save: writeTogether };
    const counter = model.reference === null ? undefined : new DriftCounter(model.reference);
    const scores = await scoreWithModel(db, model, { onProgress: featureProgress(options), drift: counter });
    const saveAll = (others: readonly FileToWrite[]): Promise<void> => saveModel(folder, model, { version, others });
    const save = options.update === true ? saveAll : writeTogether;
    return { ...found, scores, drift: counter?.drift() ?? null, save };
  };
}

function featureProgress({ onProgress }: DetectOptions): (done: number, total: number) => void {
  return (done, total) => onProgress?.("computing features", done, total);
}

/**
 * What is written together, all or nothing. A model goes before them, so that it takes its place last: it has never seen
 * events whose alerts nobody has.
 */
function resultFiles(
  db: DuckDBConnection,
  { anomaliesFile, rejectsFile, scoresFile }: DetectOptions,
  anomaliesQuery: string,
): FileToWrite[] {
  const scores = { file: scoresFile ?? "", write: csvWriter(db, SCORES_QUERY) };
  return [
    { file: anomaliesFile, write: csvWriter(db, anomaliesQuery) },
    ...(scoresFile === undefined ? [] : [scores]),
    { file: rejectsFile, write: csvWriter(db, REJECTS_QUERY) },
  ];
}
