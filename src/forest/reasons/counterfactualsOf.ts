import type { LearnedForest } from "../LearnedForest";
import type { Counterfactual } from "./Counterfactual";
import { counterfactualOf } from "./counterfactualOf";

/**
 * The features each of which alone, with another value, would bring a row's score to at most the threshold; the nearest
 * first. Features of categories have no nearest values: they are left out.
 *
 * @param row - the row's values, one a column; they score above the threshold
 */
export function counterfactualsOf(forest: LearnedForest, row: Float64Array, threshold: number): Counterfactual[] {
  const { categorical } = forest.options;
  return Array.from(row.keys())
    .filter((feature) => !categorical.includes(feature))
    .map((feature) => counterfactualOf(forest, row, feature, threshold))
    .filter((found) => found !== null)
    .sort((one, other) => one.distance - other.distance);
}
