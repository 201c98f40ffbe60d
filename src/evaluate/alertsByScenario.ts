import { missingLast } from "./missingLast";
import { rankByScore } from "./rankByScore";
import type { Labels } from "./readLabels";

/** How much of one scenario is among the alerts. */
export interface ScenarioAlerts extends Record<string, string | number> {
  /** `ordinary`, or the name of an attack or a benign look-alike. */
  scenario: string;
  label: "ordinary" | "benign" | "attack";
  /** Its events among the alerts. */
  alerts: number;
  /** All its events. */
  events: number;
  /** Share of its incidents with an alert or more, in [0, 1]; NaN for what belongs to no incident. */
  incidents_found: number;
}

/**
 * What a list of alerts is made of: attacks, look-alikes and ordinary events.
 *
 * Of events with the same score at the edge of the budget, those that come first in the log are taken.
 *
 * @param scores - one number an event, higher is more suspicious; NaN counts as least suspicious
 * @param budget - events looked at, at least 1
 * @returns one row a scenario, those with most alerts first
 * @throws RangeError when the lengths differ or the budget is below 1
 * @example alertsByScenario(labels, scores, 1000)
 */
export function alertsByScenario(labels: Labels, scores: ArrayLike<number>, budget: number): ScenarioAlerts[] {
  const { isAttack, scenario, lookAlike, incident } = labels;
  if (scores.length !== isAttack.length) {
    throw new RangeError(`alertsByScenario: expected ${isAttack.length} scores, one an event, got ${scores.length}`);
  }
  if (!(budget >= 1)) throw new RangeError(`alertsByScenario: budget must be at least 1, got ${budget}`);
  const chosen = new Set([...rankByScore(missingLast(scores))].flat().slice(0, budget));
  const counts = new Map<string, ScenarioAlerts>();
  const [all, found] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  for (let row = 0; row < isAttack.length; row++) {
    const name = scenario[row] ?? lookAlike[row] ?? "ordinary";
    const label = isAttack[row] === 1 ? "attack" : lookAlike[row] === null ? "ordinary" : "benign";
    const count = counts.get(name) ?? { scenario: name, label, alerts: 0, events: 0, incidents_found: NaN };
    counts.set(name, count);
    count.events++;
    if (incident[row] !== null) add(all, name, incident[row]!);
    if (!chosen.has(row)) continue;
    count.alerts++;
    if (incident[row] !== null) add(found, name, incident[row]!);
  }
  for (const count of counts.values()) {
    const incidents = all.get(count.scenario)?.size ?? 0;
    if (incidents > 0) count.incidents_found = (found.get(count.scenario)?.size ?? 0) / incidents;
  }
  return [...counts.values()].sort((a, b) => b.alerts - a.alerts || b.events - a.events);
}

function add(sets: Map<string, Set<string>>, name: string, value: string): void {
  sets.set(name, (sets.get(name) ?? new Set()).add(value));
}
