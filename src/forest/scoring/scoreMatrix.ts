import { assertCategories } from "../assertCategories";
import { scoreWithKernelInPlace } from "../kernel/scoreWithKernel";
import type { LearnedForest } from "../LearnedForest";
import { assertColumns, assertMatrix, assertShape, type Matrix } from "../Matrix";
import { isForKernel } from "./isForKernel";
import { scoreInPlace } from "./scoreInPlace";

/** Rows that plain TypeScript has scored before the kernel is ready. */
const FEW_ROWS = 32;

/**
 * Scores every row of `X` (n × d) by one thread: in WebAssembly where that can do it, else in plain TypeScript, with the
 * same bits.
 *
 * @param caller - method named in the messages
 * @throws RangeError as `IsolationForest.score`
 */
export function scoreMatrix(forest: LearnedForest, X: Matrix, caller: string): Float64Array {
  assertShape(X, caller);
  assertColumns(X, forest.columns, caller);
  const scores = new Float64Array(X.rows);
  if (X.rows > FEW_ROWS && isForKernel(forest) && scoreWithKernelInPlace(scores, forest, X) === true) return scores;
  assertMatrix(X, caller);
  assertCategories(X, forest.options.categorical, caller);
  scores.fill(0);
  scoreInPlace(scores, forest, X);
  return scores;
}
