/**
 * What stands in a record at a path of keys. Only the record's own keys count, so that `constructor` is found
 * nowhere unless the log wrote it.
 *
 * @param record - an object, or anything else: then there is nothing at any path
 * @param path - keys from the outermost; a number as text is a place in an array
 * @returns the value, or undefined when the path leads nowhere
 * @example valueAt({ client: { ip: "192.0.2.1" } }, "client", "ip") // "192.0.2.1"
 */
export function valueAt(record: unknown, ...path: string[]): unknown {
  let value = record;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    const next = (value as Record<string, unknown>)[key];
    // JSON has no functions: what every object inherits are functions, and `__proto__`.
    const mayBeInherited = typeof next === "function" || key === "__proto__";
    if (mayBeInherited && !Object.hasOwn(value, key)) return undefined;
    value = next;
  }
  return value;
}
