import type { AlertIncident } from "../../alerts/incidents/AlertIncident";
import type { Labels } from "../readLabels";
import { type MatchedIncident, matchIncidents } from "./matchIncidents";

/** How good a list of incidents is. */
export interface IncidentResult {
  /** Attacks that there are. */
  attacks: number;
  /** Share of them on the list, in [0, 1]. */
  recall: number;
  /** Of the first N incidents, N the number of attacks, the share that are one, in [0, 1]. */
  r_precision: number;
  /** Mean, over all attacks, of the precision where each is found; 0 for those that are not. */
  average_precision: number;
  /** Share of the list that are attacks. */
  precision: number;
}

/**
 * Judges a ranked list of incidents by the labels. A second incident of an attack that is on the list already counts as
 * true, but finds nothing.
 *
 * @param incidents - the most suspicious first
 * @param listed - how many of them are looked at, for `recall` and `precision`; the others count for the average precision
 * @throws RangeError when no event is an attack
 * @see C. D. Manning, P. Raghavan, H. Schütze, "Introduction to Information Retrieval" (2008), section 8.4
 * @example judgeIncidents([...listed, ...others], labels, listed.length).recall // 0.93
 */
export function judgeIncidents(
  incidents: readonly AlertIncident[],
  labels: Labels,
  listed: number = incidents.length,
): IncidentResult {
  const attacks = attacksOf(labels).size;
  if (attacks === 0) throw new RangeError("judgeIncidents: at least one attack is required, got 0");
  const matched = matchIncidents(incidents, labels);
  let [found, sum] = [0, 0];
  matched.forEach((one, place) => {
    if (!isFound(one)) return;
    found++;
    sum += found / (place + 1);
  });
  const isTrue = ({ attack }: MatchedIncident): boolean => attack !== null;
  const looked = matched.slice(0, listed);
  return {
    attacks,
    recall: looked.filter(isFound).length / attacks,
    r_precision: matched.slice(0, attacks).filter(isTrue).length / attacks,
    average_precision: sum / attacks,
    precision: looked.length === 0 ? 0 : looked.filter(isTrue).length / looked.length,
  };
}

/** The attacks in a log, as the labels name them. */
export function attacksOf({ isAttack, incident }: Labels): Set<string> {
  return new Set(incident.filter((name, row): name is string => isAttack[row] === 1 && name !== null));
}

/** Whether an incident finds an attack that none above it has found. */
export function isFound({ attack, isRepeated }: MatchedIncident): boolean {
  return attack !== null && !isRepeated;
}
