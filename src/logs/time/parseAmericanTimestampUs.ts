import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import type { TimeZone } from "./createTimeZone";

/** The space before AM is sometimes a narrow one that does not break. */
const AMERICAN =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(?:[ \u202f](AM|PM))?( ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/i;

/**
 * Reads a time as Americans write it: the month stands before the day, and the hours are counted to 12 or to 24.
 *
 * @param timezone - of a time that names no zone; UTC when left out
 * @returns microseconds since 1970-01-01T00:00:00Z, or null when it is no such time
 * @example parseAmericanTimestampUs("1/9/2007 10:41:00 AM +01:00") // 1168335660000000
 */
export function parseAmericanTimestampUs(text: string, timezone?: TimeZone): number | null {
  const match = AMERICAN.exec(text.trim());
  if (match === null) return null;
  const [, month, day, year, hour, minute, second = "00", fraction = "", half, zone = ""] = match;
  const hour24 = half === undefined ? Number(hour) : hourOfDay(Number(hour), half);
  if (hour24 === null) return null;
  const date = `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  const time = `${String(hour24).padStart(2, "0")}:${minute}:${second}${fraction}`;
  return parseIsoTimestampUs(`${date}T${time}${zone.trim()}`, timezone);
}

/** 12 AM is midnight, 12 PM is noon. */
function hourOfDay(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}
