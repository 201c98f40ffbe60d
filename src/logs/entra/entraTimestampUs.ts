import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { parseAmericanTimestampUs } from "../time/parseAmericanTimestampUs";
import type { TimeZone } from "../time/createTimeZone";

/**
 * Reads a time as Entra and the programs that carry its logs write it: ISO 8601 with up to nine digits, or American.
 *
 * @param timezone - of a time that names none; UTC when left out
 * @returns microseconds since 1970, or null when there is no such time
 * @example entraTimestampUs("1/9/2007 10:41:00 AM +01:00") // 1168335660000000
 */
export function entraTimestampUs(text: string, timezone?: TimeZone): number | null {
  return parseIsoTimestampUs(text, timezone) ?? parseAmericanTimestampUs(text, timezone);
}
