import { scoreInParallel } from "../kernel/scoreInParallel";
import type { LearnedForest } from "../LearnedForest";
import { assertColumns, assertShape, type Matrix } from "../Matrix";
import { assertKnownOptions } from "../../options/assertKnownOptions";
import { threadsOf } from "../options/threadsOf";
import { isForKernel } from "./isForKernel";
import { scoreMatrix } from "./scoreMatrix";

const CALLER = "IsolationForest.scoreParallel";

/** Options of `IsolationForest.scoreParallel`. */
export interface ParallelOptions {
  /**
   * Threads that score, this one among them, 1 to 64.
   * @default one for each processor, at most 8
   */
  threads?: number;
}

/**
 * The scores of `scoreMatrix`, bit for bit, by several threads where the kernel can do it, else by this one.
 *
 * @throws as `IsolationForest.scoreParallel`
 */
export async function scoreMatrixInParallel(
  forest: LearnedForest,
  X: Matrix,
  options: ParallelOptions,
): Promise<Float64Array> {
  assertKnownOptions(options, ["threads"], CALLER);
  const threads = threadsOf(options, CALLER);
  assertShape(X, CALLER);
  assertColumns(X, forest.columns, CALLER);
  const scores = new Float64Array(X.rows);
  const isDone = threads > 1 && isForKernel(forest) && (await scoreInParallel(scores, forest, X, threads)) === true;
  return isDone ? scores : scoreMatrix(forest, X, CALLER);
}
