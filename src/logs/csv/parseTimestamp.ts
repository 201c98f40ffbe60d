const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i;
/** Of 10, 13 or 16 digits: with 14 it would be a date without separators, with 18 the clock of Windows. */
const EPOCH = /^(?:\d{10}|\d{13}|\d{16})(?:\.\d{1,9})?$/;

/**
 * Reads a point in time as it stands in CSV logs.
 *
 * ISO 8601 with `T` or a space, with or without seconds and fraction; without a zone it is taken as UTC. Or a number:
 * seconds, milliseconds or microseconds since 1970, told apart by size (each unit from 2001 on).
 *
 * @returns microseconds since 1970-01-01T00:00:00Z, a whole number that is exact, so up to the year 2255; null when it
 *   cannot be read
 * @example parseTimestamp("2024-03-01 09:30:00.5+01:00") // 1709281800500000
 */
export function parseTimestamp(text: string): number | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  const us = iso ? fromIso(iso) : EPOCH.test(trimmed) ? fromEpoch(trimmed) : NaN;
  return Number.isSafeInteger(us) && us >= 0 ? us : null;
}

/** Microseconds, or NaN when there is no such time. */
function fromIso(match: RegExpExecArray): number {
  const [, year, month, day, hour, minute, second = "0", fraction = "", zone] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return NaN;
  const midnightMs = dayMs(Number(year), Number(month), Number(day));
  const minutes = Number(hour) * 60 + Number(minute) - zoneMinutes(zone);
  return midnightMs * 1000 + (minutes * 60 + Number(second)) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, "0"));
}

function fromEpoch(text: string): number {
  const [whole, fraction = ""] = text.split(".") as [string, string?];
  const digits = 16 - whole.length;
  return Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, "0").slice(0, digits));
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
