import { interpolatedPathLength } from "../trees/interpolatedPathLength";
import type { VariantTree } from "../trees/VariantTree";
import type { ForestShape } from "./ForestShape";
import { wrongJson } from "./wrongJson";

/** A logarithm may differ in its last bit between engines. */
const ROUNDING = 1e-9;
/** No density has a greater log₂: 31 splits change it by at most 52 each, and no share of rows is below 2^−1074. */
const GREATEST_LOG_DENSITY = 4096;

/**
 * Refuses path lengths that no fit has: a leaf's is its depth plus c(its rows), that of other nodes 0. So scores are in
 * (0, 1] and soon computed, whoever wrote the tree.
 *
 * @param number - its place in the forest, for messages
 * @throws RangeError that says which node is wrong
 */
export function assertPathLengths(tree: VariantTree, number: number, { options }: ForestShape): void {
  const { feature, left, pathLength } = tree;
  const rows: ArrayLike<number> = tree.weight ?? tree.samples;
  const depth = new Int32Array(feature.length);
  for (let node = 0; node < feature.length; node++) {
    const isLeaf = feature[node]! < 0;
    // Children come after their parents.
    if (!isLeaf) depth[left[node]!] = depth[left[node]! + 1] = depth[node]! + 1;
    const length = pathLength[node]!;
    if (isLeaf && options.scoring === "density") {
      if (Math.abs(length) <= GREATEST_LOG_DENSITY) continue;
      const range = `from -${GREATEST_LOG_DENSITY} to ${GREATEST_LOG_DENSITY}`;
      throw new RangeError(wrongJson(`pathLength of tree ${number} must be ${range}, got ${length} at node ${node}`));
    }
    const expected = isLeaf ? depth[node]! + interpolatedPathLength(rows[node]!) : 0;
    if (Math.abs(length - expected) <= ROUNDING) continue;
    throw new RangeError(wrongJson(`pathLength of tree ${number} must be ${expected}, got ${length} at node ${node}`));
  }
}
