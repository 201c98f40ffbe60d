import { valueAt } from "./valueAt";

/**
 * The number that stands in a record at a path of keys, also where the log wrote it as text.
 *
 * @param path - keys from the outermost
 * @returns the number, finite; null when there is none
 * @example numberAt({ status: { errorCode: "50126" } }, "status", "errorCode") // 50126
 */
export function numberAt(record: unknown, ...path: string[]): number | null {
  const value = valueAt(record, ...path);
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}
