import type { JsonObject } from "./JsonObject";

/** As many digits, and not right behind a quote: the long ids of most logs are texts, and need no second reading. */
const LONG_NUMBER = /[:[,\s]-?\d{16}/;
/** In JSON that is whole: a text, or a number. */
const TEXT_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const WHOLE_NUMBER = /^-?\d+$/;

/**
 * Reads one line of a JSON log as an object.
 *
 * A key `__proto__` becomes a key like any other, and nesting may be as deep as a line is long. A whole number with
 * more digits than a JavaScript number holds becomes text, so that two 64-bit ids never become one.
 *
 * @param text - one line without its ending
 * @returns the record; or the reason why there is none, a fixed phrase
 * @example parseJsonRecord('{"user":5445253994546962491}') // { record: { user: "5445253994546962491" } }
 */
export function parseJsonRecord(text: string): { record: JsonObject } | { reason: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
    if (LONG_NUMBER.test(text)) value = JSON.parse(text.replace(TEXT_OR_NUMBER, quoteLongNumber));
  } catch {
    return { reason: "not JSON" };
  }
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { record: value as JsonObject }
    : { reason: "not a JSON object" };
}

function quoteLongNumber(token: string): string {
  return WHOLE_NUMBER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
}
