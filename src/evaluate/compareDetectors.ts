import { averagePrecision } from "./averagePrecision";
import { missingLast } from "./missingLast";
import type { Labels } from "./readLabels";
import { rankByScore } from "./rankByScore";
import { rocAuc } from "./rocAuc";

/** How well one way of ranking the events finds the attacks. */
export interface DetectorResult extends Record<string, string | number> {
  detector: string;
  /** Average precision on all events. */
  average_precision: number;
  /** Area under the ROC curve on all events. */
  roc_auc: number;
}

/**
 * Judges several rankings of the same events by their labels; one column more for each scenario: the average
 * precision among the events that are no attack and those of this scenario.
 *
 * @param detectors - name → one number an event, higher is more suspicious; NaN counts as least suspicious
 * @throws RangeError when a ranking has more or fewer numbers than there are labels, or no event is an attack
 * @example compareDetectors({ forest: scores, failures: column }, labels)
 */
export function compareDetectors(
  detectors: Readonly<Record<string, ArrayLike<number>>>,
  { isAttack, scenario }: Labels,
): DetectorResult[] {
  const scenarios = [...new Set(scenario.filter((name) => name !== null))].sort();
  return Object.entries(detectors).map(([detector, values]) => {
    const scores = missingLast(values);
    const result: DetectorResult = {
      detector,
      average_precision: averagePrecision(isAttack, scores),
      roc_auc: rocAuc(isAttack, scores),
    };
    const ranking = [...rankByScore(scores)];
    for (const name of scenarios) result[name] = precisionOf(name, ranking, scenario);
    return result;
  });
}

/** Average precision of one scenario, with the events of the others left out; the ranking is sorted only once. */
function precisionOf(name: string, ranking: readonly number[][], scenario: Labels["scenario"]): number {
  let [hits, seen, sum] = [0, 0, 0];
  for (const tied of ranking) {
    let newHits = 0;
    for (const row of tied) {
      if (scenario[row] === name) newHits++;
      else if (scenario[row] === null) seen++;
    }
    hits += newHits;
    seen += newHits;
    if (newHits > 0) sum += newHits * (hits / seen);
  }
  return sum / hits;
}
