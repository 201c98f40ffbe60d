import { writeFile } from "node:fs/promises";
import { assertBudget, type Budget } from "./alerts/budget/Budget";
import type { AlertIncident } from "./alerts/incidents/AlertIncident";
import { findIncidents } from "./alerts/incidents/findIncidents";
import { markSuccesses } from "./alerts/incidents/markSuccesses";
import { INCIDENTS_QUERY, storeAlerts } from "./alerts/output/storeAlerts";
import { toEcsAlert, toEcsIncident } from "./alerts/output/toEcs";
import { toSigma } from "./alerts/output/toSigma";
import { rankEvents } from "./alerts/rankEvents";
import { explainAlerts, type Reason } from "./alerts/reasons/explainAlerts";
import { FeatureRows } from "./alerts/reasons/FeatureRows";
import { readPeers } from "./alerts/reasons/readPeers";
import { usualInMatrix } from "./alerts/reasons/usualInMatrix";
import { usualInReference } from "./alerts/reasons/usualInReference";
import { computeEvidence } from "./alerts/rules/computeEvidence";
import { type RuleHit, RuleHits } from "./alerts/rules/RuleHits";
import { storeScores } from "./alerts/storeScores";
import { alertCount, RANKED_QUERY, type RankedAnomaly, toAnomaly } from "./alerts/topAnomalies";
import { SCORES_QUERY } from "./alerts/writeScores";
import { type FeaturePreset, presetFeatures } from "./features/presetFeatures";
import { csvWriter } from "./files/writeCsv";
import { type FileToWrite, writeTogether } from "./files/writeWhole";
import { DriftCounter, type ForestDrift } from "./forest/drift/DriftCounter";
import { IsolationForest } from "./forest/IsolationForest";
import type { IsolationForestOptions } from "./forest/options/IsolationForestOptions";
import type { DuckDBConnection } from "./logs/openDatabase";
import { queryRows } from "./logs/queryRows";
import { summarizeEvents } from "./logs/summarizeEvents";
import { type InputOptions, type InputReport, REJECTS_QUERY, withEvents } from "./logs/withEvents";
import { assertSameKey } from "./model/assertSameKey";
import { dropSeen } from "./model/dropSeen";
import { loadModel } from "./model/loadModel";
import type { Model } from "./model/Model";
import { modelVersion, saveModel } from "./model/saveModel";
import { scoreWithModel } from "./model/scoreWithModel";

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
   * Where the incidents go: alerts that belong together.
   * @default not written
   */
  incidentsFile?: string;
  /**
   * Where the events and the incidents go as JSON Lines in the Elastic Common Schema.
   * @default not written
   */
  ecsFile?: string;
  /**
   * Where the incidents go in the form of Sigma rules.
   * @default not written
   */
  sigmaFile?: string;
  /**
   * How many events are listed: a whole number, or a share in (0, 1). With a model they take the place of those that its
   * threshold lets through.
   * @default 100; with a model those of the listed incidents, and all whose score is at least its threshold
   */
  top?: number;
  /**
   * How many incidents are listed, a day on average.
   * @default 5; with a model all whose risk is at least that which gave so many in training
   */
  incidentsPerDay?: number;
  /**
   * By what events are ranked: `risk` lists those of incidents first, `score` is the forest alone.
   * @default "risk"
   */
  rankBy?: "risk" | "score";
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
  anomalies: RankedAnomaly[];
  /** Those that are listed, the most suspicious first. */
  incidents: AlertIncident[];
  /** Less suspicious ones, which are not. */
  otherIncidents: number;
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
  const { modelFolder, top, incidentsPerDay, rankBy = "risk" } = options;
  if (top !== undefined) alertCount(top, 1); // Refuses a wrong `top` before anything is written.
  if (incidentsPerDay !== undefined) assertBudget({ perDay: incidentsPerDay }, "detect");
  assertRankBy(rankBy);
  const score = modelFolder === undefined ? ownScorer(options) : await modelScorer(modelFolder, options);
  return withEvents("detect", files, options, async (db, read) => {
    const scored = await score(db, read.summary.events);
    const { forest, features, scores, hits, model, drift, save, seenBefore, skipped } = scored;
    options.onProgress?.("scoring", 0, 1);
    await storeScores(db, scores);
    const found = await findIncidents(db, hits, scores, {
      budget: budgetOf(options, model),
      forestThreshold: scored.forestThreshold,
    });
    const listed = await markSuccesses(db, found.listed);
    const wanted = alertCount(top ?? (model === null ? 100 : Math.max(1, scores.length)), Math.max(1, scores.length));
    const least = top === undefined ? model?.threshold : undefined;
    const ranked = rankEvents(rankBy === "risk" ? listed : [], scores, wanted, least);
    const rows = ranked.map(({ row }) => row);
    const reasons = rows.length === 0 ? [] : await scored.explain(db, rows);
    await storeAlerts(
      db,
      listed,
      ranked.map((event, place) => ({ ...event, rank: place + 1, reasons: reasons[place]! })),
    );
    options.onProgress?.("scoring", 1, 1);
    const anomalies = (await queryRows(db, RANKED_QUERY)).map((row) => toAnomaly(row) as RankedAnomaly);
    await save(resultFiles(db, options, anomalies, listed));
    return {
      ...read,
      ...(skipped > 0 && scores.length > 0 ? { summary: await summarizeEvents(db) } : {}),
      ...{ features, model, drift, seenBefore, skipped },
      forest: { ...forest.options, sampleSize: forest.sampleSize },
      highestScore: scores.length === 0 ? null : scores.reduce((highest, score) => Math.max(highest, score)),
      anomalies,
      incidents: listed,
      otherIncidents: found.others.length,
    };
  });
}

function assertRankBy(rankBy: string): void {
  if (rankBy === "risk" || rankBy === "score") return;
  throw new RangeError(`detect: rankBy must be risk or score, got ${rankBy}`);
}

/** How many incidents are listed: as asked for, or from the risk on that a model found in training. */
function budgetOf({ incidentsPerDay }: DetectOptions, model: Model | null): Budget {
  if (incidentsPerDay !== undefined || model === null) return { perDay: incidentsPerDay ?? 5 };
  return { least: model.incidents.risk };
}

/** The scores of all events, and where they come from. */
interface Scored {
  scores: Float64Array;
  /** The events at which rules fire. */
  hits: readonly RuleHit[];
  /** Events that no rule names are alerts from this score on; left out for that of the highest thousandth. */
  forestThreshold?: number;
  forest: IsolationForest;
  features: readonly string[];
  model: Model | null;
  drift: ForestDrift | null;
  /** Sentences for each of some events: why the forest finds them suspicious. */
  explain: (db: DuckDBConnection, rows: readonly number[]) => Promise<string[][]>;
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
    const { X, hits } = await computeEvidence(db, features, { onProgress: featureProgress(options) });
    const none = { model: null, drift: null, save: writeTogether, seenBefore: null, skipped: 0 };
    const scores = await forest.fit(X).scoreParallel(X);
    const explain: Scored["explain"] = async (_, rows) =>
      sentences(explainAlerts(forest, X, features, rows, usualInMatrix(X, await readPeers(db, rows))));
    return { scores, hits, forest, features: X.names, explain, ...none };
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
    const own = model.state.features.slice(0, model.forest.columns);
    const names = own.map(({ name }) => name);
    const found = { forest: model.forest, features: names, model, seenBefore, skipped };
    if (skipped === events) {
      return {
        ...found,
        scores: new Float64Array(0),
        hits: [],
        explain: () => Promise.resolve([]),
        drift: null,
        save: writeTogether,
      };
    }
    const counter = model.reference === null ? undefined : new DriftCounter(model.reference);
    const rules = new RuleHits(model.forest.columns);
    const { top } = options;
    const most = top === undefined ? Infinity : alertCount(top, events);
    const kept = new FeatureRows(top === undefined ? model.threshold : 0, most);
    const scores = await scoreWithModel(db, model, {
      ...{ onProgress: featureProgress(options), drift: counter, rules },
      onBlock: (block, blockScores) => kept.add(block, blockScores, (row) => rules.has(row)),
    });
    const explain: Scored["explain"] = (_, rows) => {
      const X = kept.matrix(rows, names);
      const places = rows.map((_, place) => place);
      const usual = model.reference === null ? undefined : usualInReference(model.reference);
      return Promise.resolve(sentences(explainAlerts(model.forest, X, own, places, usual)));
    };
    const saveAll = (others: readonly FileToWrite[]): Promise<void> => saveModel(folder, model, { version, others });
    const save = options.update === true ? saveAll : writeTogether;
    const scored = { scores, hits: rules.hits, forestThreshold: model.threshold, explain };
    return { ...found, ...scored, drift: counter?.drift() ?? null, save };
  };
}

function sentences(reasons: readonly Reason[][]): string[][] {
  return reasons.map((own) => own.map(({ text }) => text));
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
  { anomaliesFile, incidentsFile, ecsFile, sigmaFile, rejectsFile, scoresFile }: DetectOptions,
  anomalies: readonly RankedAnomaly[],
  incidents: readonly AlertIncident[],
): FileToWrite[] {
  const text = (content: () => string) => (temporary: string) => writeFile(temporary, content());
  const ecs = (): string =>
    [...incidents.map(toEcsIncident), ...anomalies.map(toEcsAlert)].map((one) => `${JSON.stringify(one)}\n`).join("");
  const files: [string | undefined, FileToWrite["write"]][] = [
    [anomaliesFile, csvWriter(db, RANKED_QUERY)],
    [incidentsFile, csvWriter(db, INCIDENTS_QUERY)],
    [ecsFile, text(ecs)],
    [sigmaFile, text(() => toSigma(incidents))],
    [scoresFile, csvWriter(db, SCORES_QUERY)],
    [rejectsFile, csvWriter(db, REJECTS_QUERY)],
  ];
  return files.flatMap(([file, write]) => (file === undefined ? [] : [{ file, write }]));
}
