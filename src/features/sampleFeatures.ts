import seedrandom from "seedrandom";
import { sampleWithoutReplacement } from "../forest/sampling/sampleWithoutReplacement";
import type { FeatureMatrix } from "./FeatureMatrix";

/** Options of {@link sampleFeatures}. */
export interface SampleFeaturesOptions {
  /**
   * Seed of a random sample.
   * @default none: the rows are spread evenly over the log
   */
  seed?: number;
}

/**
 * A sample of a feature matrix as rows that a notebook shows: the event's `row`, then its features by name, NaN where one
 * is missing; in the order of the log.
 *
 * @param count - how many rows at most; all there are, when there are fewer
 * @throws RangeError when `count` is no whole number of at least 1
 * @example show(toDataFrame(sampleFeatures(X, 1000)).describe())
 */
export function sampleFeatures(
  { data, rows, columns, names }: FeatureMatrix,
  count: number = 1000,
  options: SampleFeaturesOptions = {},
): Record<string, number>[] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`sampleFeatures: count must be a whole number of at least 1, got ${count}`);
  }
  const { seed } = options;
  const size = Math.min(count, rows);
  const chosen =
    seed === undefined
      ? Int32Array.from({ length: size }, (_, index) => Math.floor((index * rows) / size))
      : sampleWithoutReplacement(rows, size, seedrandom.alea(`${seed}/sample`)).sort();
  return Array.from(chosen, (row) => {
    const values = names.map((name, column): [string, number] => [name, data[row * columns + column]!]);
    return Object.fromEntries([["row", row] as [string, number], ...values]);
  });
}
