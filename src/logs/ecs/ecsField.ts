import type { JsonObject } from "../json/JsonObject";

/**
 * A function that finds what stands in a record under a name of the Elastic Common Schema, however the record is nested:
 * `source.geo.city_name` may be one key, four, or two (`"source.geo": { … }`). Only the record's own keys count.
 *
 * @param name - dotted
 * @returns gives the value; undefined when there is none
 * @example ecsField("source.ip")({ source: { ip: "192.0.2.1" } }) // "192.0.2.1"
 */
export function ecsField(name: string): (record: JsonObject) => unknown {
  const parts = name.split(".");
  /** `keys[from][more]`: the parts from this one on, as many more as it says, as one key. */
  const keys = parts.map((_, from) => parts.slice(from).map((_part, more) => keyOf(parts, from, more)));

  function find(value: unknown, from: number): unknown {
    if (from === parts.length) return value;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const here = keys[from]!;
    for (let more = 0; more < here.length; more++) {
      if (!Object.hasOwn(value, here[more]!)) continue;
      const found = find((value as JsonObject)[here[more]!], from + more + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return (record) => find(record, 0);
}

function keyOf(parts: readonly string[], from: number, more: number): string {
  return parts.slice(from, from + more + 1).join(".");
}
