import { type LearnedForest, learnedForest } from "../LearnedForest";
import type { ResolvedOptions } from "../options/IsolationForestOptions";
import type { TallMatrix } from "../TallMatrix";
import type { VariantTree } from "../trees/VariantTree";
import { withThreshold } from "./withThreshold";

/** The forest of trees that were grown on `X`, with the threshold that its contamination asks for there. */
export function newForest(
  trees: readonly VariantTree[],
  X: TallMatrix,
  options: ResolvedOptions,
  sampleSize: number,
  caller: string,
): LearnedForest {
  const fitted = { trees, columns: X.columns, sampleSize, threshold: 0.5, grown: trees.length };
  return withThreshold(learnedForest(options, fitted), X, caller);
}
