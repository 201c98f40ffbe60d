import { addPlanePathLengthsInPlace } from "./addPlanePathLengthsInPlace";
import { goesLeft } from "../trees/goesLeft";
import { hyperplaneValue } from "../trees/hyperplaneValue";
import type { Hyperplanes, VariantTree } from "../trees/VariantTree";
import { layOutPlanes, type WalkingPlanes } from "./WalkingPlanes";

/** Some rows of a matrix, as doubles, row after row. */
export interface VariantBlock {
  values: Float64Array;
  rows: number;
  columns: number;
  /** Whether any of the values is missing. */
  hasMissing: boolean;
}

/** A tree, and its hyperplanes laid out for walking if it has any. */
export interface WalkingVariant {
  tree: VariantTree;
  planes: WalkingPlanes | undefined;
}

/** Lays out a tree for {@link addVariantPathLengthsInPlace}. */
export function layOutVariant(tree: VariantTree, columns: number): WalkingVariant {
  return { tree, planes: tree.hyperplanes && layOutPlanes(tree, tree.hyperplanes, columns) };
}

/**
 * Adds to `sums` the path length that each row of a block has in one tree, be it plain or of any variant. With
 * `missing: "both"` it is the expected one: both sides of a split on a missing value count by their training rows.
 */
export function addVariantPathLengthsInPlace(
  sums: Float64Array,
  { tree, planes }: WalkingVariant,
  block: VariantBlock,
): void {
  if (planes !== undefined && !block.hasMissing) {
    return addPlanePathLengthsInPlace(sums, planes, block.values, block.columns);
  }
  if (tree.hyperplanes !== undefined) return addAlongHyperplanes(sums, tree, tree.hyperplanes, block);
  const { values, rows, columns } = block;
  for (let row = 0; row < rows; row++) {
    sums[row]! +=
      tree.weight !== undefined && block.hasMissing
        ? expectedBelow(tree, tree.weight, 0, values, row * columns)
        : pathLengthBelow(tree, 0, values, row * columns);
  }
}

/** Where some value is missing, so that fills are needed. */
function addAlongHyperplanes(
  sums: Float64Array,
  { feature, threshold, left, pathLength }: VariantTree,
  planes: Hyperplanes,
  { values, rows, columns }: VariantBlock,
): void {
  const { start } = planes;
  for (let row = 0; row < rows; row++) {
    let node = 0;
    while (feature[node]! >= 0) {
      const value = hyperplaneValue(values, row * columns, planes, start[node]!, start[node + 1]!);
      // Turned round, so that a sum that overflows in both directions goes where the faster walk has it go.
      node = left[node]! + (value > threshold[node]! ? 1 : 0);
    }
    sums[row]! += pathLength[node]!;
  }
}

function pathLengthBelow(tree: VariantTree, node: number, values: Float64Array, offset: number): number {
  let at = node;
  while (tree.feature[at]! >= 0)
    at = tree.left[at]! + (goesLeft(tree, at, values[offset + tree.feature[at]!]!) ? 0 : 1);
  return tree.pathLength[at]!;
}

function expectedBelow(
  tree: VariantTree,
  weight: Float64Array,
  node: number,
  values: Float64Array,
  offset: number,
): number {
  let at = node;
  while (tree.feature[at]! >= 0) {
    const value = values[offset + tree.feature[at]!]!;
    const left = tree.left[at]!;
    if (value !== value) {
      const share = weight[left]! / (weight[left]! + weight[left + 1]!);
      const [below, above] = [left, left + 1].map((child) => expectedBelow(tree, weight, child, values, offset));
      return share * below! + (1 - share) * above!;
    }
    at = left + (goesLeft(tree, at, value) ? 0 : 1);
  }
  return tree.pathLength[at]!;
}
