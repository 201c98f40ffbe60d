import type { JsonObject } from "./JsonObject";
import { valueAt } from "./valueAt";

/**
 * The object that stands in a record at a path of keys.
 *
 * @param path - keys from the outermost
 * @returns the object; null when there is none, or a list, or a plain value
 * @example objectAt({ client: { ip: "192.0.2.1" } }, "client") // { ip: "192.0.2.1" }
 */
export function objectAt(record: unknown, ...path: string[]): JsonObject | null {
  const value = valueAt(record, ...path);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}
