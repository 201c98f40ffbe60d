const LENGTHS = { day: 10, minute: 16, millisecond: 23 } as const;

/**
 * Writes a time in UTC, in the form that plotly's date axes take.
 *
 * @param timestampMs - milliseconds since 1970-01-01T00:00:00Z
 * @param precision - what the text ends with
 * @returns text such as `2026-01-14`, `2026-01-14 03:12` or `2026-01-14 03:12:09.250`
 * @throws RangeError when the time is not finite or outside the years 0001 to 9999
 * @example utcText(1768360320000, "minute") // "2026-01-14 03:12"
 */
export function utcText(timestampMs: number, precision: "day" | "minute" | "millisecond"): string {
  if (!(timestampMs >= -62135596800000 && timestampMs <= 253402300799999)) {
    throw new RangeError(`utcText: timestampMs must be within the years 0001 to 9999, got ${timestampMs}`);
  }
  return new Date(timestampMs).toISOString().replace("T", " ").slice(0, LENGTHS[precision]);
}
