import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { parseAmericanTimestampUs } from "../time/parseAmericanTimestampUs";

/**
 * Reads a time as Entra and the programs that carry its logs write it: ISO 8601 with up to nine digits, or American.
 * Without a zone it is taken as UTC.
 *
 * @returns microseconds since 1970, or null when there is no such time
 * @example entraTimestampUs("1/9/2007 10:41:00 AM +01:00") // 1168335660000000
 */
export function entraTimestampUs(text: string): number | null {
  return parseIsoTimestampUs(text) ?? parseAmericanTimestampUs(text);
}
