/**
 * Whether a number is a time that the logs can hold: whole microseconds from 1970 to 2255.
 *
 * @example isTimestampUs(-1) // false
 */
export function isTimestampUs(timestampUs: number): boolean {
  return Number.isSafeInteger(timestampUs) && timestampUs >= 0;
}
