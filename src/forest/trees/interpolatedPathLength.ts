import { averagePathLength } from "./averagePathLength";

/**
 * {@link averagePathLength} of a number of points that need not be whole: on the straight line between its whole
 * neighbours. The formula itself has no meaning between 1 and 2.
 *
 * @param weight - number of points, 0 or more; of a whole one it is averagePathLength, bit for bit
 * @example interpolatedPathLength(1.5) // 0.5
 */
export function interpolatedPathLength(weight: number): number {
  const below = Math.floor(weight);
  const least = averagePathLength(below);
  return weight === below ? least : least + (weight - below) * (averagePathLength(below + 1) - least);
}
