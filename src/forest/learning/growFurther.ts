import { assertCategories } from "../assertCategories";
import { growTrees } from "../growing/growTrees";
import type { LearnedForest } from "../LearnedForest";
import { assertColumns, assertMatrix } from "../Matrix";
import { rowSampler } from "../sampling/rowSampler";
import { eachBlock, type TallMatrix } from "../TallMatrix";
import type { VariantTree } from "../trees/VariantTree";
import { assertCount } from "./assertCount";

/**
 * Grows `count` trees for a forest that goes on: from the random streams behind those that it has used, on as many rows
 * each as its other trees.
 *
 * @param caller - method named in the messages
 * @throws RangeError as `IsolationForest.addTrees`
 */
export function growFurther(forest: LearnedForest, X: TallMatrix, count: number, caller: string): VariantTree[] {
  const { options, columns, sampleSize, grown } = forest;
  eachBlock(X, (block, blockCaller) => {
    assertMatrix(block, blockCaller);
    assertColumns(block, columns, blockCaller);
    assertCategories(block, options.categorical, blockCaller);
  });
  assertCount(count, Infinity, caller);
  if (X.rows < sampleSize) {
    throw new RangeError(
      `${caller}: X must have at least ${sampleSize} rows, as many as each tree is grown on, got ${X.rows}`,
    );
  }
  return growTrees(X, options, rowSampler(X.rows, sampleSize, options.bootstrap, undefined, caller), grown, count);
}
