import type { Matrix } from "../Matrix";

/** How often the values of a sample lie in each of some bins. It is small and plain, so it can be kept as JSON. */
export interface BinnedSample {
  /** Ascending. A value lies in the bin whose number is that of the cuts below it: so the first is up to `cuts[0]`. */
  cuts: readonly number[];
  /** One more than there are cuts. */
  counts: readonly number[];
  missing: number;
}

/** A sample that is still being counted. */
export interface CountingSample extends BinnedSample {
  readonly counts: number[];
}

/**
 * Cuts a sample into bins with about as many values each, by its quantiles.
 *
 * Where a value is so frequent that several cuts fall on it, there are fewer bins. A value that fills the lowest bin alone
 * gets a cut below it as well, and one that fills the highest has a bin above it: so values that the sample did not have
 * are seen on either side of it.
 *
 * Cost: O(n log n).
 *
 * @param values - one a row; NaN is missing
 * @param bins - at least 2
 * @throws RangeError when there are no values, or `bins` is out of range
 * @example binSample([1, 2, 3, 4], 2) // { cuts: [2], counts: [2, 2], missing: 0 }
 */
export function binSample(values: ArrayLike<number>, bins: number): BinnedSample {
  if (!(Number.isInteger(bins) && bins >= 2)) {
    throw new RangeError(`binSample: bins must be a whole number of at least 2, got ${bins}`);
  }
  if (values.length === 0) throw new RangeError("binSample: at least one value is required, got 0");
  const known = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  known.sort();
  const cuts = new Set<number>();
  for (let bin = 1; bin < bins && known.length > 0; bin++) cuts.add(known[Math.ceil((bin * known.length) / bins) - 1]!);
  const least = known[0] ?? 0;
  const edges = cuts.has(least) ? [justBelow(least), ...cuts] : [...cuts];
  return countBins(values, edges);
}

/**
 * How often the values of a sample lie in given bins.
 *
 * @example countBins([1, 7, 9, NaN], [2]) // { cuts: [2], counts: [1, 2], missing: 1 }
 */
export function countBins(values: ArrayLike<number>, cuts: readonly number[]): CountingSample {
  const sample = { cuts, counts: new Array<number>(cuts.length + 1).fill(0), missing: 0 };
  for (let place = 0; place < values.length; place++) addToBinsInPlace(sample, values[place]!);
  return sample;
}

/** Counts one more value. */
export function addToBinsInPlace(sample: CountingSample, value: number): void {
  if (Number.isNaN(value)) {
    sample.missing++;
    return;
  }
  let bin = 0;
  while (bin < sample.cuts.length && value > sample.cuts[bin]!) bin++;
  sample.counts[bin]!++;
}

/** The values of some rows in one column. */
export function columnValues({ data, columns }: Matrix, column: number, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => data[row * columns + column]!);
}

function justBelow(value: number): number {
  return value - Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE);
}
