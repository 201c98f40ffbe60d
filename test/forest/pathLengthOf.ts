import type { IsolationTree } from "../../src/forest/trees/IsolationTree";

/** The path length of one row, walked as `IsolationTree` says: what scoring must agree with. */
export function pathLengthOf(tree: IsolationTree, row: ArrayLike<number>, node = 0): number {
  const feature = tree.feature[node]!;
  if (feature < 0) return tree.pathLength[node]!;
  const value = row[feature]!;
  const goesLeft = Number.isNaN(value) ? tree.missingLeft[node] === 1 : value <= tree.threshold[node]!;
  return pathLengthOf(tree, row, tree.left[node]! + (goesLeft ? 0 : 1));
}
