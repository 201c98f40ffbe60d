import { depthOf } from "../trees/depthOf";
import type { Hyperplanes, VariantTree } from "../trees/VariantTree";

/**
 * A tree of hyperplanes laid out for walking: every node has equally many entries and every row takes equally many steps.
 *
 * From a node a row goes to `next`, or to `next + 1` when its sum is above `threshold`. A leaf leads to itself.
 */
export interface WalkingPlanes {
  /** Entries of each node; those of node `k` begin at `k * entries`. Where it has fewer, weights of 0 follow. */
  entries: number;
  column: Int32Array;
  weight: Float64Array;
  /** Whether every inner node has all columns, so that entry `j` is column `j`. */
  isFull: boolean;
  threshold: Float64Array;
  next: Int32Array;
  pathLength: Float64Array;
  depth: number;
}

/**
 * Lays out a tree of hyperplanes for walking.
 *
 * @param columns - of the matrices that will be scored
 */
export function layOutPlanes(tree: VariantTree, planes: Hyperplanes, columns: number): WalkingPlanes {
  const { feature, left, pathLength } = tree;
  const { start } = planes;
  const entriesOf = (node: number): number => start[node + 1]! - start[node]!;
  const entries = feature.reduce((most, _, node) => Math.max(most, entriesOf(node)), 0);
  const column = new Int32Array(feature.length * entries);
  const weight = new Float64Array(feature.length * entries);
  for (let node = 0; node < feature.length; node++) {
    column.set(planes.column.subarray(start[node], start[node + 1]), node * entries);
    weight.set(planes.weight.subarray(start[node], start[node + 1]), node * entries);
  }
  return {
    entries,
    column,
    weight,
    isFull: feature.every((first, node) => first < 0 || entriesOf(node) === columns),
    threshold: tree.threshold.map((value, node) => (feature[node]! < 0 ? Infinity : value)),
    next: left.map((child, node) => (feature[node]! < 0 ? node : child)),
    pathLength,
    depth: depthOf(tree),
  };
}
