import { featureColumn } from "./featureColumn";
import type { FeatureMatrix } from "./FeatureMatrix";

/**
 * How far each two features say the same: Pearson's correlation over the rows that have both.
 *
 * @returns features × features, 1 on the diagonal; NaN where a feature is constant or no two rows have both
 * @example correlateFeatures(X)[0][1]
 */
export function correlateFeatures(X: FeatureMatrix): number[][] {
  const columns = X.names.map((name) => featureColumn(X, name));
  const correlations = columns.map(() => new Array<number>(columns.length).fill(NaN));
  columns.forEach((one, i) => {
    for (let j = i; j < columns.length; j++) {
      correlations[i]![j] = correlations[j]![i] = pearson(one, columns[j]!);
    }
  });
  return correlations;
}

function pearson(one: Float32Array, other: Float32Array): number {
  let [n, meanA, meanB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0];
  // Welford's way: sums of squares of large numbers would lose what is left of them.
  for (let row = 0; row < one.length; row++) {
    const [a, b] = [one[row]!, other[row]!];
    if (a !== a || b !== b) continue;
    n++;
    const [fromA, fromB] = [a - meanA, b - meanB];
    meanA += fromA / n;
    meanB += fromB / n;
    sumAA += fromA * (a - meanA);
    sumBB += fromB * (b - meanB);
    sumAB += fromA * (b - meanB);
  }
  return sumAA > 0 && sumBB > 0 ? Math.max(-1, Math.min(1, sumAB / Math.sqrt(sumAA * sumBB))) : NaN;
}
