import type { IsolationTree } from "../trees/IsolationTree";
import type { Matrix } from "../Matrix";
import { addContributionsInPlace } from "./addContributionsInPlace";
import { layOutReasons } from "./ReasonTree";

/**
 * How much each feature adds to the mean path length of some rows over all trees.
 *
 * @returns a row of it for each of `rows`, a column a feature
 * @example contributionsOf(forest.trees, X, [17])
 */
export function contributionsOf(trees: readonly IsolationTree[], X: Matrix, rows: ArrayLike<number>): Float64Array {
  const contributions = new Float64Array(rows.length * X.columns);
  for (const tree of trees) addContributionsInPlace(contributions, layOutReasons(tree), X, rows);
  for (let index = 0; index < contributions.length; index++) contributions[index]! /= trees.length;
  return contributions;
}
