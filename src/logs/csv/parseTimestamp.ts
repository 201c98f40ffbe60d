import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import type { TimeZone } from "../time/createTimeZone";

/** Of 10, 13 or 16 digits: with 14 it would be a date without separators, with 18 the clock of Windows. */
const EPOCH = /^(?:\d{10}|\d{13}|\d{16})(?:\.\d{1,9})?$/;

/**
 * Reads a point in time as it stands in CSV logs.
 *
 * ISO 8601 with `T` or a space, with or without seconds and fraction. Or a number: seconds, milliseconds or
 * microseconds since 1970, told apart by size (each unit from 2001 on).
 *
 * @param timezone - of a time that names no zone; UTC when left out
 * @returns microseconds since 1970-01-01T00:00:00Z, a whole number that is exact, so up to the year 2255; null when it
 *   cannot be read
 * @example parseTimestamp("2024-03-01 09:30:00.5+01:00") // 1709281800500000
 */
export function parseTimestamp(text: string, timezone?: TimeZone): number | null {
  const trimmed = text.trim();
  if (!EPOCH.test(trimmed)) return parseIsoTimestampUs(trimmed, timezone);
  const us = fromEpoch(trimmed);
  return Number.isSafeInteger(us) ? us : null;
}

function fromEpoch(text: string): number {
  const [whole, fraction = ""] = text.split(".") as [string, string?];
  const digits = 16 - whole.length;
  return Number(whole) * 10 ** digits + Number(fraction.padEnd(digits, "0").slice(0, digits));
}
