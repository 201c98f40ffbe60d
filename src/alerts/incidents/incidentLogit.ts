import type { Rule } from "../rules/Rule";
import { RULES } from "../rules/RULES";

/** Log-odds that a group of alerts is an attack when nothing more is known of it. */
export const BASE_POINTS = -6.5;
/** What the forest adds for its highest score in the group, above the 0.5 of an average event. */
export const FOREST_POINTS = 2;

const RULE_OF: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.name, rule]));

/**
 * What speaks for an incident, summed up as log-odds; {@link riskOf} makes a risk of it.
 *
 * It only rises: each alert more adds something or nothing. So it can be asked after each event, as time goes on.
 */
export class IncidentLogit {
  readonly #counts = new Map<string, number>();
  #score = 0;

  /** Takes one alert in. */
  add(rules: readonly string[], score: number): void {
    for (const name of rules) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    this.#score = Math.max(this.#score, score);
  }

  /** How many alerts each rule fired at. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** The rules' points, and the forest's. */
  get value(): number {
    let sum = BASE_POINTS + FOREST_POINTS * Math.max(0, this.#score - 0.5);
    for (const [name, count] of this.#counts) {
      const rule = RULE_OF.get(name);
      if (rule === undefined || rule.kind === "member") continue;
      sum += rule.points * (rule.kind === "count" ? Math.log1p(count) : 1);
    }
    return sum;
  }
}

/** Log-odds as a probability. */
export function riskOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
