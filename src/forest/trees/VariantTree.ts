import type { IsolationTree } from "./IsolationTree";

/**
 * An isolation tree that may split on more than one column's threshold. A tree without any of the optional parts is
 * plain, and is read as {@link IsolationTree} says.
 *
 * With `scoring: "density"` a leaf's `pathLength` holds log₂ of its density instead: the share of the training rows that
 * came to it over the share of the volume that the splits left to it.
 */
export interface VariantTree extends IsolationTree {
  /** With `extensionLevel`: every inner node splits on a hyperplane, and `feature` holds the first of its columns. */
  hyperplanes?: Hyperplanes;
  /** With `categorical`: the nodes that split a column of categories. */
  categories?: CategorySets;
  /**
   * With `missing: "both"`: training rows in the node, where a row that went both ways counts on either side by the share
   * of the others that went there. `samples` then counts every row that came to the node, in whole or in part.
   */
  weight?: Float64Array;
}

/**
 * The hyperplanes of a tree, end to end: those of node `k` are the entries from `start[k]` to `start[k + 1]`.
 *
 * A row goes to `left` when Σ `weight` · (its value in `column`) is at most the node's `threshold`. A missing value counts
 * as `fill`, the column's mean in the node.
 */
export interface Hyperplanes {
  /** One number more than nodes. */
  start: Int32Array;
  /** Rising within a node. */
  column: Int32Array;
  weight: Float64Array;
  fill: Float64Array;
}

/**
 * The sets of categories of a tree, end to end: that of node `k` are the entries from `start[k]` to `start[k + 1]`, and a
 * node without any splits at its threshold.
 *
 * The set holds the categories that fewer of the node's training rows had: a row of one of them goes against
 * `missingLeft`. All others go the way of `missingLeft`: the node's other categories, those that it never saw, and missing
 * values.
 */
export interface CategorySets {
  /** One number more than nodes. */
  start: Int32Array;
  /** Rising within a node. */
  code: Int32Array;
}

/** Whether every split of the tree is a threshold of one column, and every row has one way. */
export function isPlainTree({ hyperplanes, categories, weight }: VariantTree): boolean {
  return hyperplanes === undefined && categories === undefined && weight === undefined;
}
