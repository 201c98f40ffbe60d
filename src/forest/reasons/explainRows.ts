import type { FittedForest } from "../FittedForest";
import type { Matrix } from "../Matrix";
import { expectedPathLength } from "../trees/expectedPathLength";
import { contributionsOf } from "./contributionsOf";

/** Why rows have the path lengths that they have. */
export interface Explanation {
  /** Mean path length of a row of which nothing is known. */
  base: number;
  /** n × d: a row of it for each row that was asked for, a column a feature; in splits. */
  contributions: Float64Array;
}

/**
 * What each feature adds to the mean path lengths of some rows, and to what.
 *
 * @see `IsolationForest.explain`
 */
export function explainRows({ trees }: FittedForest, X: Matrix, rows: ArrayLike<number>): Explanation {
  const contributions = contributionsOf(trees, X, rows);
  const base = trees.reduce((sum, tree) => sum + expectedPathLength(tree), 0) / trees.length;
  return { base, contributions };
}
