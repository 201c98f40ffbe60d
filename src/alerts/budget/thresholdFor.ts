import { assertBudget, type Budget } from "./Budget";

/**
 * The score (or the risk) from which on there are no more alerts than a budget allows: chosen on one period, it can be
 * kept for the next ones.
 *
 * Where many are the same, it lets through none of them rather than all: who asked for five alerts must not get three
 * hundred.
 *
 * Cost: O(n log n).
 *
 * @param scores - one an event or an incident, at least one
 * @param days - days that they are from, for a budget per day
 * @returns the lowest score that at most so many reach; above all scores where no score does
 * @throws RangeError when there are no scores, or the budget is wrong
 * @example thresholdFor([0.4, 0.9, 0.7, 0.5], { perDay: 1 }, 2) // 0.7
 */
export function thresholdFor(scores: ArrayLike<number>, budget: Budget, days: number): number {
  assertBudget(budget, "thresholdFor");
  if (scores.length === 0) throw new RangeError("thresholdFor: at least one score is required, got 0");
  if (budget.least !== undefined) return budget.least;
  const count = countFor(budget, scores.length, days);
  const rising = Float64Array.from(scores).sort();
  return lowestOf(rising, count);
}

/** How many of `all` alerts a budget allows, at least one; `least` allows all. */
export function countFor(budget: Budget, all: number, days: number): number {
  if (budget.perDay !== undefined) return Math.min(all, Math.max(1, Math.round(budget.perDay * days)));
  return budget.share !== undefined ? Math.max(1, Math.round(budget.share * all)) : all;
}

/**
 * The lowest score that at most so many reach.
 *
 * @param rising - scores, sorted
 * @param count - from 1 to their number
 */
export function lowestOf(rising: Float64Array, count: number): number {
  const last = rising[rising.length - count]!;
  if (rising[rising.length - count - 1] !== last) return last;
  return rising.find((score) => score > last) ?? last + Number.EPSILON;
}
