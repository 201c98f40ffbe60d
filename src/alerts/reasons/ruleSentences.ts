import { CATALOGUE } from "../../features/catalogue";
import type { RuleHit } from "../rules/RuleHits";
import { RULES } from "../rules/RULES";
import { amountText } from "./numberText";

const UNIT_OF: ReadonlyMap<string, string> = new Map(CATALOGUE.map(({ name, unit }) => [name, unit]));

/**
 * What rules say of an event, in sentences with the numbers behind them; that with most points first.
 *
 * @example ruleSentences(hit)
 * // ["a success with a device and in a city that are new for this user (9,120 km)"]
 */
export function ruleSentences({ rules, shown }: Pick<RuleHit, "rules" | "shown">): string[] {
  const fired = RULES.filter(({ name }) => rules.includes(name));
  fired.sort((one, other) => other.points - one.points);
  return fired.map(({ description, shows }) => {
    const known = shows.filter((name) => !Number.isNaN(shown[name] ?? NaN));
    const amounts = known.map((name) => amountText(shown[name]!, UNIT_OF.get(name)!));
    return amounts.length === 0 ? description : `${description} (${amounts.join(", ")})`;
  });
}
