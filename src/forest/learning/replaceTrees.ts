import { type LearnedForest, learnedForest } from "../LearnedForest";
import { resolveOptions } from "../options/resolveOptions";
import type { VariantTree } from "../trees/VariantTree";

/**
 * The forest without its `dropped` oldest trees, and with the `fresh` ones behind the others. What is given stays as it is.
 */
export function replaceTrees(forest: LearnedForest, dropped: number, fresh: readonly VariantTree[]): LearnedForest {
  const trees = [...forest.trees.slice(dropped), ...fresh];
  const options = resolveOptions({ ...forest.options, nEstimators: trees.length });
  return learnedForest(options, { ...forest, trees, grown: forest.grown + fresh.length });
}
