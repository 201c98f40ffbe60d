import type { TimeZone } from "../time/createTimeZone";

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;

/**
 * Reads a point in time in ISO 8601: with `T` or a space, with or without seconds and fraction.
 *
 * @param timezone - of a time that names no zone; UTC when left out
 * @returns microseconds since 1970-01-01T00:00:00Z, a whole number that is exact, so up to the year 2255 (finer digits
 *   are cut off, never rounded up); null when it is no such time
 * @example parseIsoTimestampUs("2024-03-01 09:30:00.5+01:00") // 1709281800500000
 */
export function parseIsoTimestampUs(text: string, timezone?: TimeZone): number | null {
  const match = ISO.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = "0", fraction = "", zone] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const midnightMs = dayMs(Number(year), Number(month), Number(day));
  const minutes = Number(hour) * 60 + Number(minute) - zoneMinutes(zone);
  const us =
    midnightMs * 1000 + (minutes * 60 + Number(second)) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
  if (timezone === undefined || zone !== undefined || !Number.isSafeInteger(us)) return timeOrNull(us);
  return timeOrNull(timezone.toUtcUs(us));
}

function timeOrNull(us: number): number | null {
  return Number.isSafeInteger(us) && us >= 0 ? us : null;
}

/** Start of a day, milliseconds since 1970, or NaN when the calendar has no such day. */
function dayMs(year: number, month: number, day: number): number {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : NaN;
}

/** Minutes east of UTC, or NaN when the offset is impossible. */
function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", ""));
  if (hours > 14 || minutes > 59) return NaN;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
