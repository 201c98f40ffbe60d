import { addPathLengthsInPlace } from "./addPathLengthsInPlace";
import { addVariantPathLengthsInPlace, layOutVariant, type VariantBlock } from "./addVariantPathLengthsInPlace";
import { densityScore } from "./densityScore";
import type { FittedForest } from "../FittedForest";
import type { Matrix } from "../Matrix";
import { powerOfTwo } from "./powerOfTwo";
import { BLOCK_ROWS, emptyBlock, fillBlockInPlace } from "./RowBlock";
import { isPlainTree } from "../trees/VariantTree";
import { layOutTree } from "./WalkingTree";

/** A fitted forest, and how its trees make a score. */
export interface ScoringForest extends FittedForest {
  /** The path lengths of an ordinary row in all trees. */
  normalization: number;
  scoring: "depth" | "density";
}

/**
 * Scores the rows of a matrix in plain TypeScript: what the kernel must agree with, bit for bit, and what works where it
 * cannot run.
 *
 * @param scores - zeros, one a row of `X`
 * @see F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008, equation 2
 */
export function scoreInPlace(scores: Float64Array, forest: ScoringForest, X: Matrix): void {
  if (forest.trees.every(isPlainTree)) addPlain(scores, forest, X);
  else addVariants(scores, forest, X);
  const { scoring, trees, normalization } = forest;
  for (let row = 0; row < scores.length; row++) {
    const sum = scores[row]!;
    scores[row] = scoring === "density" ? densityScore(sum / trees.length) : anomalyScore(sum, normalization);
  }
}

function addPlain(sums: Float64Array, { trees, columns }: ScoringForest, X: Matrix): void {
  const walking = trees.map((tree) => layOutTree(tree, columns));
  const block = emptyBlock(columns);
  for (let start = 0; start < X.rows; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, X.rows);
    fillBlockInPlace(block, X, start, end);
    for (const tree of walking) addPathLengthsInPlace(sums.subarray(start, end), tree, block);
  }
}

function addVariants(sums: Float64Array, { trees, columns }: ScoringForest, X: Matrix): void {
  const walking = trees.map((tree) => layOutVariant(tree, columns));
  for (let start = 0; start < X.rows; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, X.rows);
    const values = Float64Array.from(X.data.subarray(start * columns, end * columns));
    const block: VariantBlock = { values, rows: end - start, columns, hasMissing: values.includes(NaN) };
    for (const tree of walking) addVariantPathLengthsInPlace(sums.subarray(start, end), tree, block);
  }
}

/** A forest of one training row has nothing to compare with: every score is 1. */
function anomalyScore(pathLengths: number, normalization: number): number {
  return normalization === 0 ? 1 : powerOfTwo(-pathLengths / normalization);
}
