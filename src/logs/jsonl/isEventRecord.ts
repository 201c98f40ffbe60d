import { suggestField } from "../csv/mapColumns";
import type { JsonObject } from "../json/JsonObject";
import { jsonFields } from "./jsonFields";

/**
 * Whether a record of a JSON log can be read as an event: its names say a time and an outcome, or one of them is
 * among those that the caller names.
 *
 * @param mapping - field → name, as the caller gives it
 * @example isEventRecord({ "@timestamp": "2024-03-01T09:30:00Z", event: { outcome: "success" } }, new Map()) // true
 */
export function isEventRecord(record: JsonObject, mapping: ReadonlyMap<string, string>): boolean {
  const named = new Set(mapping.values());
  const fields = new Set<string>();
  let isNamed = false;
  jsonFields(record, (name) => {
    if (named.has(name)) isNamed = true;
    const suggested = suggestField(name);
    if (suggested !== undefined) fields.add(suggested.field);
  });
  return isNamed || (fields.has("timestamp") && fields.has("outcome"));
}
