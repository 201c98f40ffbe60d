import type { LearnedForest } from "../LearnedForest";
import type { Matrix } from "../Matrix";
import { scoreMatrix } from "../scoring/scoreMatrix";
import type { Counterfactual, ValueRange } from "./Counterfactual";
import { reachableSplits } from "./reachableSplits";

/**
 * With which values of one feature, all else as it is, a row would score at most the threshold.
 *
 * The score is a step function of the feature. It is evaluated on each of its steps, by scoring: so it is exact.
 *
 * Cost: as scoring one row for each split of the forest on this feature that the row can come to.
 *
 * @param row - the row's values, one a column; they score above the threshold
 * @returns null when no value will do, or the row's own is missing: then no value is near it
 * @example counterfactualOf(forest, row, 2, forest.threshold)
 */
export function counterfactualOf(
  forest: LearnedForest,
  row: Float64Array,
  feature: number,
  threshold: number,
): Counterfactual | null {
  const value = row[feature]!;
  const splits = distinct(forest.trees.flatMap((tree) => reachableSplits(tree, row, feature)));
  if (Number.isNaN(value) || splits.length === 0) return null;
  const ranges = calmRanges(forest, row, feature, threshold, splits);
  const below = ranges.findLast(({ upTo }) => upTo < value) ?? null;
  const above = ranges.find(({ over }) => over >= value) ?? null;
  if (below === null && above === null) return null;
  const all = forest.trees.flatMap((tree) => [...tree.threshold].filter((_, node) => tree.feature[node] === feature));
  const between = [
    below && all.filter((split) => below.upTo <= split && split < value).length,
    above && all.filter((split) => value <= split && split <= above.over).length,
  ].filter((count) => count !== null);
  return { feature, value, below, above, distance: Math.min(...between) / all.length };
}

/** All ranges of values that score at most the threshold, from the least; none touches another. */
function calmRanges(
  forest: LearnedForest,
  row: Float64Array,
  feature: number,
  threshold: number,
  splits: readonly number[],
): ValueRange[] {
  const columns = row.length;
  // On each step its greatest value: on the last, any value is above all splits.
  const ends = [...splits, Number.MAX_VALUE];
  const steps: Matrix = { data: new Float64Array(ends.length * columns), rows: ends.length, columns };
  ends.forEach((end, step) => {
    steps.data.set(row, step * columns);
    steps.data[step * columns + feature] = end;
  });
  const ranges: ValueRange[] = [];
  scoreMatrix(forest, steps, "IsolationForest.counterfactual").forEach((score, step) => {
    if (score > threshold) return;
    const over = splits[step - 1] ?? -Infinity;
    const upTo = splits[step] ?? Infinity;
    const last = ranges.at(-1);
    if (last?.upTo === over) last.upTo = upTo;
    else ranges.push({ over, upTo });
  });
  return ranges;
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((one, other) => one - other);
}
