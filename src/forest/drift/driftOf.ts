import seedrandom from "seedrandom";
import type { IsolationForest } from "../IsolationForest";
import type { Matrix } from "../Matrix";
import { assertKnownOptions } from "../../options/assertKnownOptions";
import { sampleWithoutReplacement } from "../sampling/sampleWithoutReplacement";
import { DriftCounter, type ForestDrift } from "./DriftCounter";
import { referenceOf } from "./referenceOf";

/** Options of {@link driftOf}. */
export interface DriftOptions {
  /**
   * Bins, by the quantiles of the reference, at least 2.
   * @default 10
   */
  bins?: number;
  /**
   * Rows that are looked at in each matrix, drawn at random with a constant seed; all when there are fewer.
   * @default 10000
   */
  maxRows?: number;
}

/**
 * How much the distribution of a forest's scores, and that of each feature, has changed from one matrix to another: by the
 * population stability index.
 *
 * Scores that have changed mean another number of alerts; a feature that has changed may say why.
 *
 * @param forest - fitted
 * @param reference - such as the training data
 * @throws Error before `fit`; RangeError when the number of columns differs from the training data, or an option is unknown or
 *   out of range
 * @see {@link compareBins} for what is computed
 * @example
 * const { scores, features } = driftOf(forest, march, april);
 * scores.level // "stable"
 */
export function driftOf(
  forest: IsolationForest,
  reference: Matrix,
  current: Matrix,
  options: DriftOptions = {},
): ForestDrift {
  assertKnownOptions(options, ["bins", "maxRows"], "driftOf");
  const { bins = 10, maxRows = 10_000 } = options;
  if (!(Number.isInteger(maxRows) && maxRows >= 1)) {
    throw new RangeError(`driftOf: maxRows must be a whole number of at least 1, got ${maxRows}`);
  }
  const [before, now] = [sampleOf(reference, maxRows), sampleOf(current, maxRows)];
  const counter = new DriftCounter(referenceOf(forest.score(before), before, bins, maxRows));
  return counter.add(now, forest.score(now)).drift();
}

function sampleOf(X: Matrix, maxRows: number): Matrix {
  if (X.rows <= maxRows) return X;
  const rows = sampleWithoutReplacement(X.rows, maxRows, seedrandom.alea("drift"));
  const data = new Float64Array(maxRows * X.columns);
  rows.forEach((row, place) => {
    data.set(X.data.subarray(row * X.columns, (row + 1) * X.columns), place * X.columns);
  });
  return { data, rows: maxRows, columns: X.columns };
}
