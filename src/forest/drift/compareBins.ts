import type { BinnedSample } from "./BinnedSample";

/** Added to the count of each bin: so an empty one is a small share, not none. */
const SMOOTHING = 0.5;
/** Standard normal distribution: 95 % lie below it. */
const NORMAL_95 = 1.6448536269514722;

/** How much a distribution has changed. */
export interface Drift {
  /** Population stability index, at least 0. */
  psi: number;
  /**
   * What the index of two such samples stays below 95 times in 100 when nothing has changed: the smaller the samples, the
   * greater it is.
   */
  chance: number;
  /**
   * What the index is usually said to mean: below 0.1 `stable`, up to 0.25 `moderate`, above `large`. These are rules of
   * thumb from credit scoring. What is below `chance` is `stable` here, however great it is.
   */
  level: "stable" | "moderate" | "large";
}

/**
 * Compares two samples that were counted in the same bins: Σ (a − e) ln(a / e) over the bins, where e and a are the shares
 * of the expected and of the actual sample. Missing values are a bin of their own, when there are any. Each count is
 * taken as half a value more than it is.
 *
 * `chance` is that share of a χ² distribution with a degree of freedom less than there are bins, times 1 / n + 1 / m, where
 * n and m are the sizes of the samples; Wilson and Hilferty's approximation. It holds for independent values.
 *
 * @throws RangeError when the bins differ, or a sample is empty
 * @see N. Siddiqi, "Credit Risk Scorecards" (2006), for the index and how it is read; B. Yurdakul, J. Naranjo,
 *   "Statistical properties of the population stability index", Journal of Risk Model Validation 14 (2020), for chance
 * @example compareBins(expected, countBins(today, expected.cuts)).level
 */
export function compareBins(expected: BinnedSample, actual: BinnedSample): Drift {
  if (expected.cuts.join() !== actual.cuts.join()) {
    throw new RangeError(`compareBins: both samples must have the same cuts, got ${actual.cuts.join(", ")}`);
  }
  const counts = [expected, actual].map(({ counts, missing }) => [...counts, missing]) as [number[], number[]];
  const used = counts[0].map((_, bin) => bin).filter((bin) => counts[0][bin]! + counts[1][bin]! > 0);
  const [e, a] = counts.map((own) => used.map((bin) => own[bin]!)) as [number[], number[]];
  const [n, m] = [sum(e), sum(a)];
  if (n === 0 || m === 0) throw new RangeError(`compareBins: both samples must have values, got ${n} and ${m}`);
  const psi = sum(
    e.map((count, bin) => {
      const before = (count + SMOOTHING) / (n + SMOOTHING * e.length);
      const now = (a[bin]! + SMOOTHING) / (m + SMOOTHING * e.length);
      return (now - before) * Math.log(now / before);
    }),
  );
  const chance = e.length < 2 ? 0 : chiSquared95(e.length - 1) * (1 / n + 1 / m);
  return { psi, chance, level: psi <= chance || psi < 0.1 ? "stable" : psi <= 0.25 ? "moderate" : "large" };
}

/** Wilson and Hilferty (1931). */
function chiSquared95(degrees: number): number {
  const part = 2 / (9 * degrees);
  return degrees * (1 - part + NORMAL_95 * Math.sqrt(part)) ** 3;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
