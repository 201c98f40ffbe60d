import type { DuckDBConnection } from "@duckdb/node-api";
import { alertCount } from "../alerts/topAnomalies";
import { computeFeatures } from "../features/computeFeatures";
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
  assertKnownOptions(options, ["top", "forest", "preset", "keyId", "onProgress"], "trainModel");
  const { top = 100, preset = null, keyId = null, onProgress } = options;
  alertCount(top, 1); // Refuses a wrong `top` before the work.
  const forest = new IsolationForest(options.forest);
  const state = new FeatureState(features);
  const X = await computeFeatures(db, state, { onProgress });
  if (X.rows < 2) throw new RangeError("trainModel: at least two events are required, got 1: nothing is usual yet");
  const unsorted = await forest.fit(X).scoreParallel(X);
  const reference = referenceOf(unsorted, X, REFERENCE_BINS, REFERENCE_ROWS);
  const scores = unsorted.sort();
  const threshold = thresholdFor(alertCount(top, scores.length), scores);
  const [period] = await queryRows(db, `SELECT min("timestamp") AS first, max("timestamp") AS last FROM events`);
  return {
    state,
    preset,
    forest,
    threshold,
    alerts: { top, events: scores.filter((score) => score >= threshold).length },
    training: { events: scores.length, first: String(period!.first), last: String(period!.last) },
    reference,
    keyId,
  };
}

/**
 * The lowest score that at most so many events reach. Where many events are the same, it lets through none of them rather
 * than all: who asked for five alerts must not get three hundred.
 *
 * @param scores - rising
 */
function thresholdFor(alerts: number, scores: Float64Array): number {
  const last = scores[scores.length - alerts]!;
  if (scores[scores.length - alerts - 1] !== last) return last;
  return scores.find((score) => score > last) ?? last + Number.EPSILON;
}
