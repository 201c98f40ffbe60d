import { averagePrecision } from "./averagePrecision";
import { missingLast } from "./missingLast";
import type { Labels } from "./readLabels";
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
 * precision among the ordinary events and those of this scenario.
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
    for (const name of scenarios) {
      const rows = scenario.flatMap((found, row) => (found === null || found === name ? [row] : []));
      result[name] = averagePrecision(
        rows.map((row) => isAttack[row]!),
        rows.map((row) => scores[row]!),
      );
    }
    return result;
  });
}
