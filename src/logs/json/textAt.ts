import { valueAt } from "./valueAt";

/**
 * The text that stands in a record at a path of keys. A number or a boolean is taken as the text it has in JSON.
 *
 * @param path - keys from the outermost
 * @returns the text as it is; null when there is none, when it is empty, or when it is an object or a list
 * @example textAt({ client: { ip: "192.0.2.1" } }, "client", "ip") // "192.0.2.1"
 */
export function textAt(record: unknown, ...path: string[]): string | null {
  const value = valueAt(record, ...path);
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
