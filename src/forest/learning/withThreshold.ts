import type { LearnedForest } from "../LearnedForest";
import { quantile } from "../scoring/quantile";
import { scoreMatrix } from "../scoring/scoreMatrix";
import type { TallMatrix } from "../TallMatrix";

/**
 * The forest with the threshold that its `contamination` asks for: that share of the rows of `X` scores above it. With
 * `auto` the threshold stays.
 *
 * @param caller - method named in the messages
 */
export function withThreshold(forest: LearnedForest, X: TallMatrix, caller: string): LearnedForest {
  const { contamination } = forest.options;
  if (contamination === "auto") return forest;
  const scores = new Float64Array(X.rows);
  X.blocks.forEach((block, number) => scores.set(scoreMatrix(forest, block, caller), X.starts[number]));
  return { ...forest, threshold: quantile(scores, 1 - contamination) };
}
