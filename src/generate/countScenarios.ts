import { type LabelledEvent, SCENARIOS } from "./LabelledEvent";

/** How much of a generated log belongs to one attack scenario. */
export interface ScenarioCount extends Record<string, string | number> {
  scenario: string;
  /** ATT&CK id; empty for ordinary events. */
  technique: string;
  events: number;
  successes: number;
  users: number;
  sources: number;
}

/**
 * Counts a generated log by scenario, the ordinary events first.
 *
 * @example countScenarios(generateLogs())[0].scenario // "ordinary"
 */
export function countScenarios(events: readonly LabelledEvent[]): ScenarioCount[] {
  const names = [null, ...(Object.keys(SCENARIOS) as (keyof typeof SCENARIOS)[])];
  return names.map((name) => {
    const own = events.filter(({ scenario }) => scenario === name);
    return {
      scenario: name ?? "ordinary",
      technique: name === null ? "" : SCENARIOS[name],
      events: own.length,
      successes: own.filter(({ outcome }) => outcome === "success").length,
      users: new Set(own.map(({ user }) => user)).size,
      sources: new Set(own.map(({ source_ip }) => source_ip)).size,
    };
  });
}
