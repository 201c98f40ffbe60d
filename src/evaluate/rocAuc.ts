import { assertLabels } from "./assertLabels";
import { rankByScore } from "./rankByScore";

/**
 * Area under the ROC curve: the chance that a random positive scores above a random negative, ties counting half.
 *
 * @param labels - 1 (or true) = positive
 * @throws RangeError when the lengths differ or one of the classes is missing
 * @see T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006) 861
 * @example rocAuc([0, 1, 1], [0.1, 0.9, 0.4]) // 1
 */
export function rocAuc(labels: ArrayLike<number | boolean>, scores: ArrayLike<number>): number {
  const positives = assertLabels("rocAuc", labels, scores);
  const negatives = labels.length - positives;
  if (negatives === 0) throw new RangeError("rocAuc: at least one negative is required, got 0");
  let negativesAbove = 0;
  let area = 0;
  for (const tied of rankByScore(scores)) {
    const hits = tied.reduce((sum, row) => sum + Number(labels[row]), 0);
    const misses = tied.length - hits;
    area += hits * (negatives - negativesAbove - misses / 2);
    negativesAbove += misses;
  }
  return area / (positives * negatives);
}
