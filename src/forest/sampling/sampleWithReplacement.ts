/**
 * Draws `size` numbers out of 0 … `population` − 1, each time any of them.
 *
 * @param random - a function that returns numbers in [0, 1)
 * @example sampleWithReplacement(10, 3, random) // Int32Array [7, 2, 7]
 */
export function sampleWithReplacement(population: number, size: number, random: () => number): Int32Array {
  return Int32Array.from({ length: size }, () => Math.floor(random() * population));
}
