import seedrandom from "seedrandom";
import type { FeatureMatrix } from "../features/FeatureMatrix";
import { featureColumn } from "../features/featureColumn";

/**
 * The rankings that a detector has to beat: each feature by itself, the largest z-score, and a random order.
 *
 * The z-score of a value is its distance from its column's mean in standard deviations, on either side; missing values
 * and constant columns count as 0.
 *
 * @param X - n × d, one row = one event
 * @param seed - of the random order
 * @returns name → one number an event, higher is more suspicious
 * @example compareDetectors({ forest: scores, ...trivialDetectors(X) }, labels)
 */
export function trivialDetectors(X: FeatureMatrix, seed: number = 1): Record<string, ArrayLike<number>> {
  const columns = X.names.map((name) => [name, featureColumn(X, name)] as const);
  const random = seedrandom.alea(`${seed}/random order`);
  const largest = new Float64Array(X.rows);
  for (const [, values] of columns) {
    zScores(values).forEach((z, row) => {
      largest[row] = Math.max(largest[row]!, Math.abs(z));
    });
  }
  return {
    ...Object.fromEntries(columns),
    "largest z-score": largest,
    "random order": Float64Array.from({ length: X.rows }, () => random()),
  };
}

function zScores(values: Float32Array): Float64Array {
  const present = values.filter((value) => !Number.isNaN(value));
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  const deviation = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / present.length);
  return Float64Array.from(values, (value) =>
    Number.isNaN(value) || !(deviation > 0) ? 0 : (value - mean) / deviation,
  );
}
