import { parseCsvRecord } from "./parseCsvRecord";

/** Where a line that is passed over begins: inside a quoted field, or nobody can say, after a line that was cut. */
export type QuotedStart = "inside" | "unknown";

/**
 * Follows a quoted field over a line of it that is not kept.
 *
 * @param text - the line
 * @param start - where it begins
 * @returns where the line after it begins; `afresh` when this line itself cannot begin inside quotes, as something other
 *   than a delimiter would follow the quote that closes them: nothing that quotes its fields properly writes that
 * @example passQuotedLine('eve",10.0.0.7,success', ",", "inside") // "outside"
 */
export function passQuotedLine(
  text: string,
  delimiter: string,
  start: QuotedStart,
): QuotedStart | "outside" | "afresh" {
  const ifInside = parseCsvRecord(`"${text}`, delimiter);
  if (ifInside === "malformed") return "afresh";
  const next = ifInside === "open" ? "inside" : "outside";
  if (start === "inside") return next;
  const ifOutside = parseCsvRecord(text, delimiter);
  return ifOutside === "malformed" || (ifOutside === "open") === (ifInside === "open") ? next : "unknown";
}
