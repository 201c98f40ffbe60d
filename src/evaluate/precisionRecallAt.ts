import { assertLabels } from "./assertLabels";
import { missingLast } from "./missingLast";
import { rankByScore } from "./rankByScore";

/** Share of the positives found when the highest-scored rows are looked at. */
export interface BudgetPoint {
  /** Rows looked at. */
  alerts: number;
  /** Share of all positives among them, in [0, 1]. */
  recall: number;
  /** Share of positives among the rows looked at, in [0, 1]. */
  precision: number;
}

/**
 * Recall and precision of the top rows, for each budget. Rows of equal score at the edge count in part, as if drawn at
 * random.
 *
 * @param scores - higher is more suspicious; NaN counts as least suspicious
 * @param budgets - numbers of rows looked at, each at least 1
 * @throws RangeError when the lengths differ, there is no positive, or a budget is below 1
 * @example precisionRecallAt([0, 1, 1], [0.1, 0.9, 0.4], [1]) // [{ alerts: 1, recall: 0.5, precision: 1 }]
 */
export function precisionRecallAt(
  labels: ArrayLike<number | boolean>,
  scores: ArrayLike<number>,
  budgets: readonly number[],
): BudgetPoint[] {
  const positives = assertLabels("precisionRecallAt", labels, scores);
  const groups = [...rankByScore(missingLast(scores))].map((rows) => ({
    rows: rows.length,
    hits: rows.reduce((sum, row) => sum + Number(labels[row]), 0),
  }));
  return budgets.map((alerts) => {
    if (!(alerts >= 1)) throw new RangeError(`precisionRecallAt: a budget must be at least 1, got ${alerts}`);
    let left = Math.min(alerts, labels.length);
    let hits = 0;
    for (const group of groups) {
      const taken = Math.min(left, group.rows);
      hits += (group.hits * taken) / group.rows;
      left -= taken;
      if (left === 0) break;
    }
    return { alerts, recall: hits / positives, precision: hits / Math.min(alerts, labels.length) };
  });
}
