/** Euler–Mascheroni constant. */
const EULER_GAMMA = 0.5772156649015329;

/**
 * Average path length of an unsuccessful search in a binary search tree of `n` points: the depth at which an
 * isolation tree would isolate an ordinary point.
 *
 * c(n) = 2 (ln(n − 1) + γ) − 2 (n − 1) / n, c(2) = 1, c(1) = c(0) = 0.
 *
 * @param n - number of points, 0 or more
 * @throws RangeError when `n` is negative or not a number
 * @see F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008, equation 1; c(2) as in scikit-learn
 * @example averagePathLength(256) // 10.2448
 */
export function averagePathLength(n: number): number {
  if (!(n >= 0)) throw new RangeError(`averagePathLength: n must be 0 or more, got ${n}`);
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (Math.log(n - 1) + EULER_GAMMA) - (2 * (n - 1)) / n;
}
