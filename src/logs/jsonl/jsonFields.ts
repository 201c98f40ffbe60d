import type { JsonObject } from "../json/JsonObject";

/** Levels of nesting that names are looked for in: ECS has four (`source.geo.location.lat`). */
const DEEPEST = 5;

/**
 * Calls back with every plain value of a record and its name: nested ones have dotted names. Lists and what is nested
 * more deeply than any name that we know are left out.
 *
 * @param record - one record of a log
 * @param found - gets a name such as `source.ip`, and the value as text, null for null
 * @example jsonFields({ source: { ip: "192.0.2.1" } }, console.log) // "source.ip" "192.0.2.1"
 */
export function jsonFields(record: JsonObject, found: (name: string, text: string | null) => void): void {
  visit(record, "", 1, found);
}

function visit(
  record: object,
  prefix: string,
  level: number,
  found: (name: string, text: string | null) => void,
): void {
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    if (Array.isArray(value)) continue;
    if (typeof value === "string" || value === null) found(prefix + key, value);
    else if (typeof value === "number" || typeof value === "boolean") found(prefix + key, String(value));
    else if (typeof value === "object" && level < DEEPEST) visit(value, `${prefix}${key}.`, level + 1, found);
  }
}
