import { assertKnownOptions } from "../../options/assertKnownOptions";
import { binSample, countBins } from "./BinnedSample";
import { compareBins } from "./compareBins";

/** Options of {@link populationStabilityIndex}. */
export interface PopulationStabilityIndexOptions {
  /**
   * Bins, by the quantiles of the expected sample, at least 2.
   * @default 10
   */
  bins?: number;
}

/**
 * How much the distribution of a number has changed between two samples. As a rule of thumb below 0.1 is stable, 0.1 to
 * 0.25 a moderate change, above 0.25 a large one; but small samples reach that by chance: {@link compareBins} says how far.
 *
 * Missing values (NaN) are a bin of their own. Each count is taken as half a value more than it is, so that an empty bin
 * does not make it infinite.
 *
 * Cost: O(n log n).
 *
 * @throws RangeError when a sample is empty, `bins` is out of range, or an option is unknown
 * @see N. Siddiqi, "Credit Risk Scorecards" (2006)
 * @example populationStabilityIndex(forest.score(march), forest.score(april)) // 0.31
 */
export function populationStabilityIndex(
  expected: ArrayLike<number>,
  actual: ArrayLike<number>,
  options: PopulationStabilityIndexOptions = {},
): number {
  assertKnownOptions(options, ["bins"], "populationStabilityIndex");
  const { bins = 10 } = options;
  if (expected.length === 0 || actual.length === 0) {
    throw new RangeError("populationStabilityIndex: at least one value is required in each sample, got 0");
  }
  const before = binSample(expected, bins);
  return compareBins(before, countBins(actual, before.cuts)).psi;
}
