import { assertLabels } from "./assertLabels";
import { rankByScore } from "./rankByScore";

/**
 * Average precision: Σ (Rₙ − Rₙ₋₁) Pₙ over the score thresholds, the area under the precision-recall steps.
 *
 * A random order has about the share of positives.
 *
 * @param labels - 1 (or true) = positive
 * @throws RangeError when the lengths differ or there is no positive
 * @see scikit-learn, `average_precision_score`
 * @example averagePrecision([0, 1, 1], [0.1, 0.9, 0.4]) // 1
 */
export function averagePrecision(labels: ArrayLike<number | boolean>, scores: ArrayLike<number>): number {
  const positives = assertLabels("averagePrecision", labels, scores);
  let hits = 0;
  let seen = 0;
  let sum = 0;
  for (const tied of rankByScore(scores)) {
    const newHits = tied.reduce((total, row) => total + Number(labels[row]), 0);
    hits += newHits;
    seen += tied.length;
    sum += newHits * (hits / seen);
  }
  return sum / positives;
}
