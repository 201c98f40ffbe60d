/** Terms of the exponential series: with |x| ≤ ln √2 the first one left out is below 1e-18. */
const TERMS = 15;
/** Beyond it the power is 0 or infinite. */
const LARGEST = 1100;

/**
 * 2 to the power of `x`.
 *
 * Sums, products and quotients only, which give the same bits everywhere: `**` differs in the last bit between the
 * engines of Node 20 and Node 24. Within 2 units in the last place; exact for whole `x`.
 *
 * @param x - any number; meant for small ones: the cost grows with |x| up to 1100
 * @example powerOfTwo(-1) // 0.5
 */
export function powerOfTwo(x: number): number {
  if (x < -LARGEST) return 0;
  if (x > LARGEST) return Infinity;
  const whole = Math.round(x);
  const exponent = (x - whole) * Math.LN2;
  let power = 1;
  for (let term = TERMS; term > 0; term--) power = 1 + (power * exponent) / term;
  for (let halving = whole; halving < 0; halving++) power /= 2;
  for (let doubling = whole; doubling > 0; doubling--) power *= 2;
  return power;
}
