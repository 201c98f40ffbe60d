import { randomNormal } from "../randomNormal";

/** Above this the Poisson distribution is as good as normal. */
const LARGE = 30;

/**
 * A draw from the Poisson distribution: how many things happen when `mean` are expected.
 *
 * @see D. E. Knuth, The Art of Computer Programming 2, section 3.4.1 (small means); rounded normal for large ones
 * @example drawCount(3, seedrandom.alea("1"))
 */
export function drawCount(mean: number, random: () => number): number {
  if (mean > LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * randomNormal(random)));
  if (!(mean > 0)) return 0;
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= random()) count++;
  return count;
}
