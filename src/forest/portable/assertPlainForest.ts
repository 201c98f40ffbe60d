import type { IsolationForest } from "../IsolationForest";
import { assertPlainTrees } from "./assertPlainTrees";

/**
 * Refuses a forest whose scores are not 2^(−mean path length / c(ψ)) of plain trees: what is written in another language
 * knows no other.
 *
 * @param caller - function named in the message
 * @throws Error before `fit`; TypeError that names what the forest has besides
 */
export function assertPlainForest(forest: IsolationForest, caller: string): void {
  const { scoring = "depth" } = forest.options as { scoring?: string };
  if (scoring !== "depth") throw new TypeError(`${caller}: scoring must be depth, got ${scoring}`);
  assertPlainTrees(forest.trees, caller);
}
