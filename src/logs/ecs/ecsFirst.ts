import type { JsonObject } from "../json/JsonObject";
import { ecsField } from "./ecsField";

/**
 * A function that finds a value under one of several names of the schema: the first under which there is one.
 *
 * @param convert - what stands there as the value that is wanted, or null
 * @example ecsFirst((value) => (value === 7 ? 7 : null), ["a", "b.c"])({ a: 1, "b.c": 7 }) // 7
 */
export function ecsFirst<T>(
  convert: (value: unknown) => T | null,
  names: readonly string[],
): (record: JsonObject) => T | null {
  const fields = names.map(ecsField);
  return (record) => {
    for (const field of fields) {
      const found = field(record);
      const value = found === undefined ? null : convert(found);
      if (value !== null) return value;
    }
    return null;
  };
}
