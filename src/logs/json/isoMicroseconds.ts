import { formatIsoTimestamp } from "./formatIsoTimestamp";

/** 2200-01-01T00:00:00Z: later than what the readers of this project take. */
const END_US = 7_258_118_400_000_000;

/**
 * A point in time as ISO 8601 text in UTC, always with six digits and without zone: each product ends it in its own
 * way.
 *
 * @param timestampUs - microseconds since 1970-01-01T00:00:00Z
 * @returns 26 characters; null when it is no whole number or not from 1970 to 2199
 * @example isoMicroseconds(1772439165123000) // "2026-03-02T08:12:45.123000"
 */
export function isoMicroseconds(timestampUs: number): string | null {
  if (!Number.isInteger(timestampUs) || timestampUs < 0 || timestampUs >= END_US) return null;
  const text = formatIsoTimestamp(timestampUs);
  return text.length === 24 ? `${text.slice(0, 23)}000` : text.slice(0, 26);
}
