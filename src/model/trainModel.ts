import type { DuckDBConnection } from "@duckdb/node-api";
import { lowestOf } from "../alerts/budget/thresholdFor";
import { alertCount } from "../alerts/topAnomalies";
import { findIncidents } from "../alerts/incidents/findIncidents";
import { computeEvidence } from "../alerts/rules/computeEvidence";
import { withAlertFeatures } from "../alerts/rules/RuleHits";
import type { Feature } from "../features/Feature";
import { FeatureState } from "../features/FeatureState";
import { referenceOf } from "../forest/drift/referenceOf";
import { IsolationForest } from "../forest/IsolationForest";
import type { IsolationForestOptions } from "../forest/options/IsolationForestOptions";
import { queryRows } from "../logs/queryRows";
import { assertKnownOptions } from "../options/assertKnownOptions";
import type { Model } from "./Model";

/** Bins of the reference for drift, as usual for the population stability index. */
const REFERENCE_BINS = 10;
/** Events that the reference is made of, at most: enough that chance moves the index by 0.001. */
const REFERENCE_ROWS = 50_000;

/** Options of {@link trainModel}. */
export interface TrainModelOptions {
  /**
   * How many of the training events would be alerts, at most: a whole number, or a share in (0, 1).
   * @default 100
   */
  top?: number;
  /**
   * How many incidents a day would be listed in the training period.
   * @default 5
   */
  incidentsPerDay?: number;
  /** Options of the forest. */
  forest?: IsolationForestOptions;
  /**
   * Name of the features' preset, to be kept with the model.
   * @default null
   */
  preset?: string | null;
  /**
   * The key that the events' pseudonyms were made with.
   * @default null: the names are those of the log
   */
  keyId?: string | null;
  /** Called while features are computed: events that are done, of how many. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Learns from all events what is usual: their features, a forest that is fitted on these, and the score from which on
 * an event is an alert.
 *
 * Needs the table `events`, as `readLogs` makes it.
 *
 * @throws TypeError, RangeError when a feature or an option is wrong, or there are fewer than two events
 * @example
 * await saveModel("models/march", await trainModel(db, presetFeatures("default"), { top: 0.001 }));
 */
export async function trainModel(
  db: DuckDBConnection,
  features: readonly Feature[],
  options: TrainModelOptions = {},
): Promise<Model> {
  assertKnownOptions(options, ["top", "incidentsPerDay", "forest", "preset", "keyId", "onProgress"], "trainModel");
  const { top = 100, incidentsPerDay = 5, preset = null, keyId = null, onProgress } = options;
  alertCount(top, 1); // Refuses a wrong `top` before the work.
  const forest = new IsolationForest(options.forest);
  const state = new FeatureState(withAlertFeatures(features));
  const { X, hits } = await computeEvidence(db, features, { onProgress }, state);
  if (X.rows < 2) throw new RangeError("trainModel: at least two events are required, got 1: nothing is usual yet");
  const unsorted = await forest.fit(X).scoreParallel(X);
  const { listed, others } = await findIncidents(db, hits, unsorted, { budget: { perDay: incidentsPerDay } });
  const reference = referenceOf(unsorted, X, REFERENCE_BINS, REFERENCE_ROWS);
  const scores = unsorted.sort();
  const threshold = lowestOf(scores, alertCount(top, scores.length));
  const [period] = await queryRows(db, `SELECT min("timestamp") AS first, max("timestamp") AS last FROM events`);
  return {
    state,
    preset,
    forest,
    threshold,
    incidents: { perDay: incidentsPerDay, risk: others.length === 0 ? 0 : listed.at(-1)!.risk },
    alerts: { top, events: scores.filter((score) => score >= threshold).length },
    training: { events: scores.length, first: String(period!.first), last: String(period!.last) },
    reference,
    keyId,
  };
}
