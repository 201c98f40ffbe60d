import type { DetectorResult } from "./compareDetectors";

/** Columns of a result that are not about one attack. */
const OVERALL: readonly string[] = ["detector", "average_precision", "roc_auc"];

/**
 * Results with a row for each attack and a column for each detector: the average precision among the events that are
 * no attack and those of this one.
 *
 * @param results - as `compareDetectors` gives them
 * @returns one row an attack, that which the first detector finds best first
 * @example resultsByAttack(compareDetectors(detectors, labels))
 */
export function resultsByAttack(results: readonly DetectorResult[]): Record<string, string | number>[] {
  const [first] = results;
  if (first === undefined) return [];
  const attacks = Object.keys(first).filter((name) => !OVERALL.includes(name));
  attacks.sort((a, b) => Number(first[b]) - Number(first[a]));
  return attacks.map((attack) => ({
    attack,
    ...Object.fromEntries(results.map((result) => [result.detector, result[attack]!])),
  }));
}
