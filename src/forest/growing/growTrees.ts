import seedrandom from "seedrandom";
import type { RowSampler } from "../sampling/rowSampler";
import type { TallMatrix } from "../TallMatrix";
import type { VariantTree } from "../trees/VariantTree";
import { copyRowsInPlace } from "./copyRowsInPlace";
import { drawTree } from "./drawTree";
import { growOnSample } from "./growOnSample";
import { type GrowOptions, growPlan } from "./GrowPlan";

/**
 * Grows the trees of a forest that have the numbers `first` … `first + count − 1`. Each has a random stream of its own,
 * from the seed and its number: so it does not matter which others are grown, or when.
 *
 * Of `X`, only the rows that are drawn are looked at.
 *
 * @throws RangeError when one of these rows has an infinite value, or there are not enough columns for the hyperplanes
 * @example growTrees(X, new IsolationForest().options, rowSampler(X.rows, 256, false, undefined, "caller"), 0, 100)
 */
export function growTrees(
  X: TallMatrix,
  options: GrowOptions,
  sampler: RowSampler,
  first: number,
  count: number,
): VariantTree[] {
  const plan = growPlan(options, sampler.size, X.columns);
  const sample = new Float64Array(plan.size * plan.columns);
  return Array.from({ length: count }, (_, place) => {
    const random = seedrandom.alea(`${options.seed}/tree/${first + place}`);
    const { rows, features } = drawTree(plan, sampler, random);
    copyRowsInPlace(sample, X, rows);
    return growOnSample(sample, features, plan, random);
  });
}
