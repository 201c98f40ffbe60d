const DAY_US = 86_400_000_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));
const THREE_DIGITS = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, "0"));

/** The day that was written last: logs are in order of time, and a date costs more than all the rest. */
let lastDay = NaN;
let lastDate = "";

/**
 * A point in time in ISO 8601, UTC: with milliseconds, or with microseconds where they are needed.
 *
 * @param timestampUs - whole microseconds since 1970-01-01T00:00:00Z, not before
 * @example formatIsoTimestamp(1709281800500007) // "2024-03-01T08:30:00.500007Z"
 */
export function formatIsoTimestamp(timestampUs: number): string {
  const us = timestampUs % DAY_US;
  const day = (timestampUs - us) / DAY_US;
  if (day !== lastDay) {
    lastDate = new Date(day * 86_400_000).toISOString().slice(0, 11);
    lastDay = day;
  }
  const seconds = Math.floor(us / 1_000_000);
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [ms, rest] = [Math.floor(us / 1000) % 1000, us % 1000];
  const time = `${TWO_DIGITS[hour]}:${TWO_DIGITS[minute]}:${TWO_DIGITS[second]}.${THREE_DIGITS[ms]}`;
  return `${lastDate}${time}${rest === 0 ? "" : THREE_DIGITS[rest]}Z`;
}
