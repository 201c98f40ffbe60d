import type { IsolationTree } from "../trees/IsolationTree";
import type { Matrix } from "../Matrix";
import { contributionsOf } from "./contributionsOf";

/** Rows whose contributions are held at once. */
const ROWS_AT_ONCE = 4096;

/**
 * Mean of the contributions of each feature, without their signs, over some rows.
 *
 * @throws RangeError when there are no rows
 * @see S. M. Lundberg et al., "From local explanations to global understanding with explainable AI for trees", Nature
 *   Machine Intelligence 2 (2020), on global importance
 * @example importanceOf(forest.trees, X, [17, 18])
 */
export function importanceOf(trees: readonly IsolationTree[], X: Matrix, rows: ArrayLike<number>): Float64Array {
  if (rows.length === 0) throw new RangeError("IsolationForest.importance: at least one row is required, got 0");
  const sums = new Float64Array(X.columns);
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, rows.length - start);
    const some = Int32Array.from({ length: count }, (_, place) => rows[start + place]!);
    contributionsOf(trees, X, some).forEach((part, index) => (sums[index % X.columns]! += Math.abs(part)));
  }
  return sums.map((sum) => sum / rows.length);
}
