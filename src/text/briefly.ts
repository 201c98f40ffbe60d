import { harmlessText } from "./harmlessText";

const MOST_ITEMS = 8;
const MOST_CHARACTERS = 40;

/**
 * A value from wherever as a message says it: on one line, short, and without a call of anything of its own.
 *
 * @example briefly("a\nb") // "a b", with its quotes
 */
export function briefly(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(harmlessText(value, MOST_CHARACTERS));
  if (typeof value === "bigint") return "a bigint";
  if (typeof value === "symbol" || typeof value === "function") return `a ${typeof value}`;
  if (Array.isArray(value)) {
    const isShort = value.length > 0 && value.length <= MOST_ITEMS;
    return isShort && value.every((item) => typeof item === "number") ? value.join(", ") : `a list of ${value.length}`;
  }
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
