import type { AlertIncident } from "../../alerts/incidents/AlertIncident";
import type { Labels } from "../readLabels";
import { attacksOf } from "./judgeIncidents";
import { matchIncidents } from "./matchIncidents";

/** How much of a list one scenario takes. */
export interface ScenarioIncidents extends Record<string, string | number> {
  /** `ordinary`, or the name of an attack or a benign look-alike. */
  scenario: string;
  label: "ordinary" | "benign" | "attack";
  /** Incidents of the list. */
  listed: number;
  /** Attacks of it that there are; 0 for what is benign. */
  attacks: number;
  /** Of these on the list. */
  found: number;
}

/**
 * What a list of incidents is made of: attacks, look-alikes and ordinary events; and what of each attack is missing.
 *
 * @returns one row a scenario: attacks first, each with those that are found least at the end, then what fills the list
 * @example incidentsByScenario(listed, labels).filter(({ label }) => label !== "attack")
 */
export function incidentsByScenario(incidents: readonly AlertIncident[], labels: Labels): ScenarioIncidents[] {
  const rows = new Map<string, ScenarioIncidents>();
  const rowOf = (scenario: string, label: ScenarioIncidents["label"]): ScenarioIncidents => {
    const row = rows.get(scenario) ?? { scenario, label, listed: 0, attacks: 0, found: 0 };
    rows.set(scenario, row);
    return row;
  };
  const scenarioOf = new Map(labels.incident.map((name, row) => [name, labels.scenario[row] ?? "ordinary"]));
  for (const attack of attacksOf(labels)) rowOf(scenarioOf.get(attack)!, "attack").attacks++;
  for (const { attack, scenario, isRepeated } of matchIncidents(incidents, labels)) {
    const row = rowOf(scenario, attack !== null ? "attack" : scenario === "ordinary" ? "ordinary" : "benign");
    row.listed++;
    if (attack !== null && !isRepeated) row.found++;
  }
  const rank = { attack: 0, benign: 1, ordinary: 1 };
  return [...rows.values()].sort(
    (one, other) => rank[one.label] - rank[other.label] || other.found - one.found || other.listed - one.listed,
  );
}
