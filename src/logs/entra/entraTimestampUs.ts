import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";

/** `1/9/2007 10:41:00 AM +01:00`: the month stands before the day. */
const AMERICAN =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(?: (AM|PM))?( ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?$/i;

/**
 * Reads a time as Entra and the programs that carry its logs write it: ISO 8601 with up to nine digits, or American.
 * Without a zone it is taken as UTC.
 *
 * @returns microseconds since 1970, or null when there is no such time
 * @example entraTimestampUs("1/9/2007 10:41:00 AM +01:00") // 1168335660000000
 */
export function entraTimestampUs(text: string): number | null {
  const match = AMERICAN.exec(text.trim());
  if (match === null) return parseIsoTimestampUs(text);
  const [, month, day, year, hour, minute, second = "00", fraction = "", half, zone = ""] = match;
  const hour24 = half === undefined ? Number(hour) : hourOfDay(Number(hour), half);
  if (hour24 === null) return null;
  const date = `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
  return parseIsoTimestampUs(`${date}T${String(hour24).padStart(2, "0")}:${minute}:${second}${fraction}${zone.trim()}`);
}

/** 12 AM is midnight, 12 PM is noon. */
function hourOfDay(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
}
