import type { CategorySets, VariantTree } from "./VariantTree";

/**
 * Whether a row with `value` in a node's column goes left. For nodes that split on one column; a missing value goes the way
 * that most training rows went.
 *
 * @example goesLeft(tree, 0, X.data[row * X.columns + tree.feature[0]])
 */
export function goesLeft(tree: VariantTree, node: number, value: number): boolean {
  if (value !== value) return tree.missingLeft[node] === 1;
  const { categories } = tree;
  if (categories === undefined || categories.start[node] === categories.start[node + 1]) {
    return value <= tree.threshold[node]!;
  }
  return isInSet(categories, node, value) !== (tree.missingLeft[node] === 1);
}

/** By halves: the set is in rising order. */
function isInSet({ start, code }: CategorySets, node: number, value: number): boolean {
  let from = start[node]!;
  let to = start[node + 1]!;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (code[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from < start[node + 1]! && code[from] === value;
}
