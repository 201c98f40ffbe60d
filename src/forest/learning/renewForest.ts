import type { LearnedForest } from "../LearnedForest";
import { type MatrixBlocks, tallMatrix } from "../TallMatrix";
import { growFurther } from "./growFurther";
import { replaceTrees } from "./replaceTrees";
import { withThreshold } from "./withThreshold";

/**
 * The forest without its `dropped` oldest trees, and with `added` new ones that are grown on `X` (n × d, whole or in
 * blocks); with the threshold that its contamination asks for there.
 *
 * @param caller - method named in the messages
 * @throws RangeError as `IsolationForest.addTrees`
 */
export function renewForest(
  forest: LearnedForest,
  X: MatrixBlocks,
  dropped: number,
  added: number,
  caller: string,
): LearnedForest {
  const all = tallMatrix(X, caller);
  return withThreshold(replaceTrees(forest, dropped, growFurther(forest, all, added, caller)), all, caller);
}
