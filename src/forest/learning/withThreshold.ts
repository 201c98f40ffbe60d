import type { LearnedForest } from "../LearnedForest";
import type { Matrix } from "../Matrix";
import { quantile } from "../scoring/quantile";
import { scoreMatrix } from "../scoring/scoreMatrix";

/**
 * The forest with the threshold that its `contamination` asks for: that share of the rows of `X` scores above it. With
 * `auto` the threshold stays.
 *
 * @param caller - method named in the messages
 */
export function withThreshold(forest: LearnedForest, X: Matrix, caller: string): LearnedForest {
  const { contamination } = forest.options;
  if (contamination === "auto") return forest;
  return { ...forest, threshold: quantile(scoreMatrix(forest, X, caller), 1 - contamination) };
}
