import type { VariantTree } from "../../src/forest/trees/VariantTree";

/** The mean path length of one row over trees of any variant, walked as `VariantTree` says: what scoring must agree with. */
export function meanPathLengthOf(trees: readonly VariantTree[], row: readonly number[]): number {
  return trees.reduce((sum, tree) => sum + below(tree, row, 0), 0) / trees.length;
}

function below(tree: VariantTree, row: readonly number[], node: number): number {
  const feature = tree.feature[node]!;
  if (feature < 0) return tree.pathLength[node]!;
  const left = tree.left[node]!;
  const value = row[feature]!;
  if (tree.hyperplanes !== undefined) {
    const { start, column, weight, fill } = tree.hyperplanes;
    let sum = 0;
    for (let entry = start[node]!; entry < start[node + 1]!; entry++) {
      const own = row[column[entry]!]!;
      sum += weight[entry]! * (Number.isNaN(own) ? fill[entry]! : own);
    }
    return below(tree, row, sum <= tree.threshold[node]! ? left : left + 1);
  }
  const most = tree.missingLeft[node] === 1 ? left : left + 1;
  const fewer = most === left ? left + 1 : left;
  if (Number.isNaN(value)) {
    if (tree.weight === undefined) return below(tree, row, most);
    const share = tree.weight[left]! / (tree.weight[left]! + tree.weight[left + 1]!);
    return share * below(tree, row, left) + (1 - share) * below(tree, row, left + 1);
  }
  const set = tree.categories?.code.subarray(tree.categories.start[node], tree.categories.start[node + 1]);
  if (set !== undefined && set.length > 0) return below(tree, row, set.includes(value) ? fewer : most);
  return below(tree, row, value <= tree.threshold[node]! ? left : left + 1);
}
