import { depthOf } from "../trees/depthOf";
import type { IsolationTree } from "../trees/IsolationTree";
import { BLOCK_ROWS } from "./RowBlock";

/**
 * A tree laid out for walking through a {@link RowBlock}: every row takes the same number of steps, without a branch that
 * the processor could guess wrongly.
 *
 * From a node a row goes to `next`, or to `next + 1` when its value in `place` is above `threshold`. A leaf leads to
 * itself.
 */
export interface WalkingTree {
  /** Where the block's values begin that the node looks at: a column, or the copy of it in which missing goes left. */
  place: Int32Array;
  threshold: Float64Array;
  next: Int32Array;
  pathLength: Float64Array;
  /** Steps after which every row is at its leaf. */
  depth: number;
}

/**
 * Lays out a tree for walking.
 *
 * @param columns - of the matrices that will be scored
 * @example const walking = forest.trees.map((tree) => layOutTree(tree, X.columns));
 */
export function layOutTree(tree: IsolationTree, columns: number): WalkingTree {
  const { feature, missingLeft, left, pathLength } = tree;
  const isLeaf = (node: number): boolean => feature[node]! < 0;
  return {
    place: feature.map((column, node) => (isLeaf(node) ? 0 : (column + missingLeft[node]! * columns) * BLOCK_ROWS)),
    threshold: tree.threshold.map((value, node) => (isLeaf(node) ? Infinity : value)),
    next: left.map((child, node) => (isLeaf(node) ? node : child)),
    pathLength,
    depth: depthOf(tree),
  };
}
