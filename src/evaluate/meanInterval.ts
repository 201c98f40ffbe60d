/** 97.5 % points of Student's t for 1 to 30 degrees of freedom. */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** A mean and its 95 % confidence interval. */
export interface MeanInterval {
  mean: number;
  low: number;
  high: number;
}

/**
 * Mean of some measurements, one a seed for example, with Student's 95 % confidence interval.
 *
 * @param values - at least two
 * @throws RangeError when there are fewer than two
 * @see Student, "The probable error of a mean", Biometrika 6 (1908) 1
 * @example meanInterval([1, 2, 3]) // { mean: 2, low: -0.484, high: 4.484 }
 */
export function meanInterval(values: readonly number[]): MeanInterval {
  const n = values.length;
  if (n < 2) throw new RangeError(`meanInterval: at least two values are required, got ${n}`);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  // Beyond 30 degrees of freedom the first terms of the expansion about the normal distribution are exact to 0.003.
  const t = T_975[n - 2] ?? 1.96 + 2.372 / (n - 1);
  const half = t * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half };
}
