import { goesLeft } from "../trees/goesLeft";
import type { VariantTree } from "../trees/VariantTree";

/**
 * The values of one feature at which a row's path length in a tree can change when only that feature changes.
 *
 * @param row - the row's values, one a column
 * @example trees.flatMap((tree) => reachableSplits(tree, row, 2))
 */
export function reachableSplits(tree: VariantTree, row: ArrayLike<number>, feature: number): number[] {
  const splits: number[] = [];
  const open: [node: number, over: number, upTo: number][] = [[0, -Infinity, Infinity]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, over, upTo] = next;
    const column = tree.feature[node]!;
    if (column < 0) continue;
    const threshold = tree.threshold[node]!;
    const left = tree.left[node]!;
    if (column !== feature) {
      open.push([goesLeft(tree, node, row[column]!) ? left : left + 1, over, upTo]);
      continue;
    }
    if (threshold > over && threshold < upTo) splits.push(threshold);
    if (threshold > over) open.push([left, over, Math.min(upTo, threshold)]);
    if (threshold < upTo) open.push([left + 1, Math.max(over, threshold), upTo]);
  }
  return splits;
}
