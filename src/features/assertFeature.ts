import { assertExpression } from "./assertExpression";
import { EVENT_COLUMNS } from "../logs/eventColumns";
import { harmlessText } from "../text/harmlessText";
import { type Feature, FEATURE_FAMILIES } from "./Feature";

const NAME = /^[a-z][a-z0-9_]{0,62}$/;
const TECHNIQUE = /^T\d{4}(\.\d{3})?$/;
const PARTS = new Set("name family unit description sql needs suspicious techniques".split(" "));
const ENDS = ["high", "low", "either"] as const;

/**
 * Refuses an entry that is no feature: what can be seen without a database.
 *
 * @param caller - function named in the message
 * @throws TypeError when a part is of the wrong kind or missing, RangeError when its value is wrong
 */
export function assertFeature(feature: Feature, caller: string): void {
  if (typeof feature !== "object" || feature === null) {
    throw new TypeError(`${caller}: a feature must be an object, got ${String(feature)}`);
  }
  const unknown = Object.keys(feature).find((part) => !PARTS.has(part));
  if (unknown !== undefined) throw new RangeError(`${caller}: a feature has no part ${harmlessText(unknown, 40)}`);
  const { name, family, unit, description, sql, needs = [], suspicious, techniques } = feature;
  if (typeof name !== "string" || !NAME.test(name)) {
    throw new RangeError(
      `${caller}: a feature's name must be lower-case letters, digits and underscores, got ${harmlessText(String(name), 80)}`,
    );
  }
  if (name === "row" || name.startsWith("measure_")) {
    throw new RangeError(`${caller}: the name ${name} is taken by the engine`);
  }
  for (const [part, value] of Object.entries({ unit, description, sql })) {
    if (typeof value !== "string")
      throw new TypeError(`${caller}: ${part} of ${name} must be text, got ${typeof value}`);
    if (value.trim() === "") throw new RangeError(`${caller}: ${part} of ${name} must not be empty`);
  }
  if (description.endsWith(".") || description.includes("\n")) {
    throw new RangeError(`${caller}: description of ${name} must be one part of a sentence without a full stop`);
  }
  if (!FEATURE_FAMILIES.includes(family)) {
    throw new RangeError(`${caller}: family of ${name} must be one of ${FEATURE_FAMILIES.join(", ")}, got ${family}`);
  }
  if (!ENDS.includes(suspicious)) {
    throw new RangeError(`${caller}: suspicious of ${name} must be one of ${ENDS.join(", ")}, got ${suspicious}`);
  }
  if (!Array.isArray(needs) || !Array.isArray(techniques)) {
    throw new TypeError(`${caller}: needs and techniques of ${name} must be lists`);
  }
  const wrong = (needs as unknown[]).find((field) => !EVENT_COLUMNS.some((column) => column.name === field));
  if (wrong !== undefined)
    throw new RangeError(`${caller}: needs of ${name} must be columns of events, got ${JSON.stringify(wrong)}`);
  for (const technique of techniques as readonly string[]) {
    if (!TECHNIQUE.test(technique)) {
      throw new RangeError(`${caller}: techniques of ${name} must look like T1110 or T1110.003, got ${technique}`);
    }
  }
  try {
    assertExpression(sql);
  } catch (error) {
    throw new RangeError(`${caller}: the expression of ${name} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/**
 * Refuses a list in which a feature is wrong or there twice.
 *
 * @throws TypeError, RangeError as {@link assertFeature}
 */
export function assertFeatures(features: readonly Feature[], caller: string): void {
  if (features.length === 0) throw new RangeError(`${caller}: at least one feature is required, got 0`);
  const names = new Set<string>();
  for (const feature of features) {
    assertFeature(feature, caller);
    if (names.has(feature.name)) throw new RangeError(`${caller}: the feature ${feature.name} is there twice`);
    names.add(feature.name);
  }
}
