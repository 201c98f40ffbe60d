import type { Clock } from "../organisation/createClock";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * The moment at which a local clock shows an hour of a day.
 *
 * An hour that the clock skips in spring is taken as the one before or after.
 *
 * @param startMs - first millisecond of the log
 * @param localDay - from the start of the log, in the calendar of that clock
 * @param hour - local hour, fractions too; 24 is the next midnight
 * @returns a whole millisecond
 * @example localTime(startMs, person.clock, 2, 9.5) // half past nine on the third day
 */
export function localTime(startMs: number, clock: Clock, localDay: number, hour: number): number {
  const shownMs = Math.floor(startMs + localDay * DAY_MS + hour * HOUR_MS);
  const guessMs = shownMs - clock.offsetMs(shownMs);
  return shownMs - clock.offsetMs(guessMs);
}
