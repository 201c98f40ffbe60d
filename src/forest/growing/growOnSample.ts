import type { Matrix } from "../Matrix";
import type { VariantTree } from "../trees/VariantTree";
import type { GrowPlan } from "./GrowPlan";
import { growTree } from "./growTree";
import { growVariantTree } from "./growVariantTree";

/**
 * Grows one tree on its sample.
 *
 * @param sample - the tree's rows, row after row
 * @param features - the columns that it may split on; reordered in place
 * @param random - a function that returns numbers in [0, 1)
 */
export function growOnSample(
  sample: Float64Array,
  features: Int32Array,
  { size, columns, maxDepth, rules }: GrowPlan,
  random: () => number,
): VariantTree {
  const X: Matrix = { data: sample, rows: size, columns };
  const rows = Int32Array.from({ length: size }, (_, row) => row);
  if (rules === undefined) return growTree(X, rows, features, maxDepth, random);
  return growVariantTree(X, rows, features, maxDepth, rules, random);
}
