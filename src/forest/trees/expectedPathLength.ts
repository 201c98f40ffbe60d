import type { IsolationTree } from "./IsolationTree";

/**
 * The path length that a tree gives on average to the rows that it was grown on, about: what it says of a row of which
 * nothing is known.
 *
 * A leaf counts as often as training rows came to it.
 *
 * @see S. M. Lundberg et al., "From local explanations to global understanding with explainable AI for trees", Nature
 *   Machine Intelligence 2 (2020), algorithm 1
 * @example forest.trees.map(expectedPathLength)
 */
export function expectedPathLength({ feature, pathLength, samples }: IsolationTree): number {
  let sum = 0;
  for (let node = 0; node < feature.length; node++) if (feature[node]! < 0) sum += samples[node]! * pathLength[node]!;
  return sum / samples[0]!;
}
