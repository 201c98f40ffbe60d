import type { AlertIncident } from "../../alerts/incidents/AlertIncident";
import type { Labels } from "../readLabels";

/** What an incident of the list is in truth. */
export interface MatchedIncident {
  /** Its rank on the list. */
  rank: number;
  /** The attack that at least half of its events belong to, as the labels name it, or null. */
  attack: string | null;
  /** The attack's scenario; where it is none, the benign look-alike that most of its events belong to, or `ordinary`. */
  scenario: string;
  /** Whether an incident above it on the list is the same attack. */
  isRepeated: boolean;
}

const ORDINARY = "ordinary";

/**
 * Says of each incident what it is. It counts as an attack when at least half of its events are an attack's; of several
 * attacks it is the one with most events. So who puts everything into one incident finds one attack at most.
 *
 * @param incidents - in the order of the list
 * @example matchIncidents(listed, labels)[0].attack // "password_spraying_slow-1"
 */
export function matchIncidents(incidents: readonly AlertIncident[], labels: Labels): MatchedIncident[] {
  const seen = new Set<string>();
  return incidents.map(({ rank, alerts }) => {
    const rows = alerts.map(({ row }) => row);
    const attacks = rows.filter((row) => labels.isAttack[row] === 1);
    const isAttack = attacks.length > 0 && 2 * attacks.length >= rows.length;
    const attack = isAttack ? mostFrequent(attacks.map((row) => labels.incident[row]!)) : null;
    const isRepeated = attack !== null && seen.has(attack);
    if (attack !== null) seen.add(attack);
    const own = attack === null ? rows : rows.filter((row) => labels.incident[row] === attack);
    const names = attack === null ? labels.lookAlike : labels.scenario;
    const scenario = mostFrequent(own.map((row) => names[row] ?? ORDINARY));
    return { rank, attack, scenario, isRepeated };
  });
}

/** Of equals the first. */
function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [best, most] = ["", 0];
  for (const [value, count] of counts) if (count > most) [best, most] = [value, count];
  return best;
}
