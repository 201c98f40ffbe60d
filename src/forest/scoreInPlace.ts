import { addPathLengthsInPlace } from "./addPathLengthsInPlace";
import type { KernelForest } from "./kernel/kernelLayout";
import type { Matrix } from "./Matrix";
import { powerOfTwo } from "./powerOfTwo";
import { BLOCK_ROWS, emptyBlock, fillBlockInPlace } from "./RowBlock";
import { layOutTree } from "./WalkingTree";

/**
 * Scores the rows of a matrix in plain TypeScript: what the kernel must agree with, bit for bit, and what works where it
 * cannot run.
 *
 * @param scores - zeros, one a row of `X`
 * @see F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008, equation 2
 */
export function scoreInPlace(scores: Float64Array, { trees, columns, normalization }: KernelForest, X: Matrix): void {
  const walking = trees.map((tree) => layOutTree(tree, columns));
  const block = emptyBlock(columns);
  for (let start = 0; start < X.rows; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, X.rows);
    const sums = scores.subarray(start, end);
    fillBlockInPlace(block, X, start, end);
    for (const tree of walking) addPathLengthsInPlace(sums, tree, block);
    for (let row = 0; row < sums.length; row++) sums[row] = anomalyScore(sums[row]!, normalization);
  }
}

/** A forest of one training row has nothing to compare with: every score is 1. */
function anomalyScore(pathLengths: number, normalization: number): number {
  return normalization === 0 ? 1 : powerOfTwo(-pathLengths / normalization);
}
