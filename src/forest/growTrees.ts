import seedrandom from "seedrandom";
import { growTree, type IsolationTree } from "./growTree";
import { assertMatrix, type Matrix } from "./Matrix";
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
 * Of `X`, only the rows that are drawn are looked at.
 *
 * @param sampleSize - rows drawn for each tree, at most those of `X`
 * @throws RangeError when one of these rows has an infinite value
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
  const sample: Matrix = { data: new Float64Array(sampleSize * X.columns), rows: sampleSize, columns: X.columns };
  const featuresPerTree = Math.max(1, Math.floor(maxFeatures * X.columns));
  return Array.from({ length: count }, (_, place) => {
    const random = seedrandom.alea(`${seed}/tree/${first + place}`);
    const rows = sampleWithoutReplacement(X.rows, sampleSize, random);
    const features = sampleWithoutReplacement(X.columns, featuresPerTree, random);
    copyRowsInPlace(sample, X, rows);
    return growTree(
      sample,
      rows.map((_, row) => row),
      features,
      maxDepth,
      random,
    );
  });
}

/** The rows of a tree side by side: a matrix of a million rows is looked at once for each of them, not at every split. */
function copyRowsInPlace({ data }: Matrix, X: Matrix, rows: Int32Array): void {
  const { columns } = X;
  for (let place = 0; place < rows.length; place++) {
    const from = rows[place]! * columns;
    for (let column = 0; column < columns; column++) {
      const value = X.data[from + column]!;
      if (value - value !== 0 && value === value) assertMatrix(X, "IsolationForest.fit");
      data[place * columns + column] = value;
    }
  }
}
