import type { JsonObject } from "../json/JsonObject";

/** Levels of nesting that names are looked for in: ECS has four (`source.geo.location.lat`). */
const DEEPEST = 5;

/** What is neither an object nor a list. */
export type PlainValue = string | number | boolean | null;

/**
 * Calls back with every plain value of a record and its name: nested ones have dotted names. Lists and what is nested
 * more deeply than any name that we know are left out.
 *
 * @param record - one record of a log
 * @param found - gets a name such as `source.ip`, and the value: text, number, truth or null
 * @example jsonFields({ source: { ip: "192.0.2.1" } }, console.log) // "source.ip" "192.0.2.1"
 */
export function jsonFields(record: JsonObject, found: (name: string, value: PlainValue) => void): void {
  visit(record, "", 1, found);
}

function visit(record: object, prefix: string, level: number, found: (name: string, value: PlainValue) => void): void {
  // What is parsed from JSON inherits nothing that is enumerated.
  for (const key in record) {
    const value = (record as JsonObject)[key];
    if (typeof value !== "object" || value === null) found(prefix === "" ? key : prefix + key, value as PlainValue);
    else if (level < DEEPEST && !Array.isArray(value)) visit(value, `${prefix}${key}.`, level + 1, found);
  }
}
