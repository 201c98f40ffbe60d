/**
 * Draws `size` different numbers out of 0 … `population` − 1, each set equally likely. Cost: O(size).
 *
 * @param random - a function that returns numbers in [0, 1)
 * @throws RangeError when more are asked for than there are
 * @see R. W. Floyd in J. Bentley, "Programming Pearls", CACM 30 (1987) 754, algorithm F2
 * @example sampleWithoutReplacement(10, 3, random) // Int32Array [7, 2, 9]
 */
export function sampleWithoutReplacement(population: number, size: number, random: () => number): Int32Array {
  if (size > population) {
    throw new RangeError(`sampleWithoutReplacement: size must be at most ${population}, got ${size}`);
  }
  const drawn = new Set<number>();
  for (let last = population - size; last < population; last++) {
    const candidate = Math.floor(random() * (last + 1));
    drawn.add(drawn.has(candidate) ? last : candidate);
  }
  return Int32Array.from(drawn);
}
