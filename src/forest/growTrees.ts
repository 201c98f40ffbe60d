import seedrandom from "seedrandom";
import { growTree, type IsolationTree } from "./growTree";
import type { Matrix } from "./Matrix";
import { sampleWithoutReplacement } from "./sampleWithoutReplacement";

/** What {@link growTrees} takes of a forest's options. */
export interface GrowOptions {
  maxFeatures: number;
  seed: number;
}

/**
 * Grows the trees of a forest that have the numbers `first` … `first + count − 1`. Each has a random stream of its own,
 * from the seed and its number: so it does not matter which others are grown, or when.
 *
 * @param sampleSize - rows drawn for each tree, at most those of `X`
 * @example growTrees(X, { maxFeatures: 1, seed: 1 }, 256, 0, 100)
 */
export function growTrees(
  X: Matrix,
  { maxFeatures, seed }: GrowOptions,
  sampleSize: number,
  first: number,
  count: number,
): IsolationTree[] {
  const maxDepth = Math.ceil(Math.log2(Math.max(sampleSize, 2)));
  const featuresPerTree = Math.max(1, Math.floor(maxFeatures * X.columns));
  return Array.from({ length: count }, (_, place) => {
    const random = seedrandom.alea(`${seed}/tree/${first + place}`);
    const rows = sampleWithoutReplacement(X.rows, sampleSize, random);
    const features = sampleWithoutReplacement(X.columns, featuresPerTree, random);
    return growTree(X, rows, features, maxDepth, random);
  });
}
