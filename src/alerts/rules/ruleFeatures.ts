import { CATALOGUE } from "../../features/catalogue";
import type { Feature } from "../../features/Feature";
import { quoteName } from "../../files/quoteSql";
import type { Rule } from "./Rule";

/** What the name of a rule's column begins with. */
export const RULE_PREFIX = "rule_";

/**
 * Rules as features, so that the same engine computes them in the same pass: 1 where a rule fires, else 0.
 *
 * @throws RangeError when a rule names a feature that the catalogue has not
 * @example await computeFeatures(db, [...presetFeatures("default"), ...ruleFeatures(RULES)]);
 */
export function ruleFeatures(rules: readonly Rule[]): Feature[] {
  return rules.map(({ name, description, sql, techniques }) => ({
    name: `${RULE_PREFIX}${name}`,
    family: "rule",
    unit: "1 = yes, 0 = no",
    description,
    sql: `CASE WHEN ${spelledOut(sql, name)} THEN 1 ELSE 0 END`,
    suspicious: "high",
    techniques,
  }));
}

/** A rule's SQL with the expressions of the features that it names. */
function spelledOut(sql: string, rule: string): string {
  return sql.replace(/\{(\w+)\}/g, (_, name: string) => {
    const feature = CATALOGUE.find((entry) => entry.name === name);
    if (feature === undefined)
      throw new RangeError(`ruleFeatures: the rule ${rule} names ${name}, which is no feature`);
    const { needs = [], sql: own } = feature;
    if (needs.length === 0) return `(${own})`;
    return `(CASE WHEN ${needs.map((field) => `${quoteName(field)} IS NOT NULL`).join(" AND ")} THEN ${own} END)`;
  });
}
