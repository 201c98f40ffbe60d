/** Halvings after which an interval of doubles in (0, 1) cannot become shorter. */
const HALVINGS = 60;

/** A rule for integrals from 0 to 1: the sum of `weights[k]` · f(`nodes[k]`). */
export interface Quadrature {
  nodes: Float64Array;
  weights: Float64Array;
}

/**
 * The Gauss–Legendre rule with `count` nodes: exact for polynomials up to degree 2 · count − 1. All nodes lie within
 * (0, 1), and all weights are positive.
 *
 * The roots of a Legendre polynomial lie between those of the one before it, so halving finds them: with sums, products
 * and quotients only, which give the same bits everywhere.
 *
 * @param count - at least 1
 * @throws RangeError when `count` is no whole number of at least 1
 * @see M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions" (1964), 25.4.29 and 22.7.10
 * @example gaussLegendre(2).nodes // 0.2113, 0.7887
 */
export function gaussLegendre(count: number): Quadrature {
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new RangeError(`gaussLegendre: count must be a whole number of at least 1, got ${count}`);
  }
  let roots: number[] = [];
  for (let degree = 1; degree <= count; degree++) {
    const bounds = [-1, ...roots, 1];
    roots = Array.from({ length: degree }, (_, place) => rootBetween(degree, bounds[place]!, bounds[place + 1]!));
  }
  return {
    nodes: Float64Array.from(roots, (root) => (1 + root) / 2),
    weights: Float64Array.from(roots, (root) => {
      // On (0, 1): (1 − x²) / (n P(n−1)(x))², as P(n)(x) = 0.
      const before = count * legendre(count - 1, root);
      return (1 - root * root) / (before * before);
    }),
  };
}

function rootBetween(degree: number, low: number, high: number): number {
  const signLow = Math.sign(legendre(degree, low));
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (Math.sign(legendre(degree, middle)) === signLow) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** By the recurrence: n P(n) = (2n − 1) x P(n−1) − (n − 1) P(n−2). */
function legendre(degree: number, x: number): number {
  let [before, value] = [0, 1];
  for (let n = 1; n <= degree; n++) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
  return value;
}
