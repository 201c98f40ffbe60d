import { powerOfTwo } from "./powerOfTwo";

/** Beyond it the score has reached 0 or 1 but for one part in 10^300; 2 to its power is still finite. */
const GREATEST = 1000;

/**
 * Score of a row by density: 1 / (1 + g), in (0, 1], where g is the geometric mean of the densities that the trees give to
 * the row. Where rows are spread evenly g is 1 and the score 0.5.
 *
 * The order of rows is that of the score −ln g, which Cortes proposes; only the scale is ours.
 *
 * @param meanLogDensity - mean over the trees of log₂ density
 * @see D. Cortes, "Isolation forests: looking beyond tree depth", arXiv 2111.11639 (2021)
 * @example densityScore(1) // 1 / 3: twice as dense as even
 */
export function densityScore(meanLogDensity: number): number {
  return 1 / (1 + powerOfTwo(Math.min(Math.max(meanLogDensity, -GREATEST), GREATEST)));
}
