import seedrandom from "seedrandom";
import type { MeanInterval } from "./meanInterval";

/** Options of {@link bootstrapInterval}. */
export interface BootstrapOptions {
  /** Samples drawn, at least 100. @default 1000 */
  samples?: number;
  /** Of the draws. @default 1 */
  seed?: number;
}

/**
 * A statistic of some rows with its 95 % percentile interval: how far chance in which rows there are goes.
 *
 * Cost: samples × what the statistic costs.
 *
 * @param rows - how many
 * @param statistic - of rows, given by their numbers, some more than once
 * @returns the statistic of all rows as `mean`, and the 2.5 and 97.5 % points of those of the samples; samples for which
 *   it is NaN do not count
 * @throws RangeError when there are no rows, or an option is out of range
 * @see B. Efron, R. J. Tibshirani, "An Introduction to the Bootstrap" (1993), section 13.3
 * @example bootstrapInterval(labels.length, (rows) => rocAuc(pick(labels, rows), pick(scores, rows)))
 */
export function bootstrapInterval(
  rows: number,
  statistic: (rows: Int32Array) => number,
  options: BootstrapOptions = {},
): MeanInterval {
  const { samples = 1000, seed = 1 } = options;
  if (!(Number.isInteger(rows) && rows >= 1)) {
    throw new RangeError(`bootstrapInterval: rows must be a whole number of at least 1, got ${rows}`);
  }
  if (!(Number.isInteger(samples) && samples >= 100)) {
    throw new RangeError(`bootstrapInterval: samples must be a whole number of at least 100, got ${samples}`);
  }
  const random = seedrandom.alea(`${seed}/bootstrap`);
  const drawn = Int32Array.from({ length: rows }, (_, row) => row);
  const mean = statistic(drawn.slice());
  const values: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    for (let place = 0; place < rows; place++) drawn[place] = Math.floor(random() * rows);
    const value = statistic(drawn);
    if (!Number.isNaN(value)) values.push(value);
  }
  if (values.length === 0) throw new RangeError("bootstrapInterval: the statistic must be a number for some sample");
  values.sort((one, other) => one - other);
  const at = (share: number): number => values[Math.round(share * (values.length - 1))]!;
  return { mean, low: at(0.025), high: at(0.975) };
}
