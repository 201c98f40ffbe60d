/**
 * A number from the normal distribution with mean 0 and standard deviation 1. Square root and logarithm only: sine and
 * cosine differ between engines.
 *
 * @param random - a function that returns numbers in [0, 1)
 * @see G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964) 260
 * @example drawNormal(seedrandom.alea("1"))
 */
export function drawNormal(random: () => number): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
