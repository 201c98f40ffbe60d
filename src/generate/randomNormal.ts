/**
 * A draw from the normal distribution with mean 0 and standard deviation 1.
 *
 * The polar method needs only logarithm and square root, which give the same bits on every platform; sine and cosine
 * do not.
 *
 * @param random - a function that returns numbers in [0, 1)
 * @see G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964) 260
 * @example randomNormal(seedrandom.alea("1"))
 */
export function randomNormal(random: () => number): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
