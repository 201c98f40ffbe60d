import seedrandom from "seedrandom";
import type { Matrix } from "../Matrix";
import { sampleWithoutReplacement } from "../sampling/sampleWithoutReplacement";
import { binSample, type BinnedSample, columnValues } from "./BinnedSample";

/** How scores and features are distributed, for others to be compared with. It is small and plain: it can be kept as JSON. */
export interface DriftReference {
  scores: BinnedSample;
  /** One a column. */
  features: readonly BinnedSample[];
}

/**
 * How scores and features are distributed.
 *
 * Cost: O(n log n) for each column, where n is at most `maxRows`.
 *
 * @param scores - one a row of `X`
 * @param bins - at least 2
 * @param maxRows - rows that are looked at, drawn at random with a constant seed; all when there are fewer
 * @throws RangeError when there is not one score a row, or `bins` is out of range
 * @example const reference = referenceOf(forest.score(X), X, 10, 50_000);
 */
export function referenceOf(scores: Float64Array, X: Matrix, bins: number, maxRows: number): DriftReference {
  if (scores.length !== X.rows) {
    throw new RangeError(`referenceOf: scores must be ${X.rows}, one a row of X, got ${scores.length}`);
  }
  const rows =
    X.rows <= maxRows
      ? Int32Array.from({ length: X.rows }, (_, row) => row)
      : sampleWithoutReplacement(X.rows, maxRows, seedrandom.alea("drift"));
  return {
    scores: binSample(
      Float64Array.from(rows, (row) => scores[row]!),
      bins,
    ),
    features: Array.from({ length: X.columns }, (_, column) => binSample(columnValues(X, column, rows), bins)),
  };
}
