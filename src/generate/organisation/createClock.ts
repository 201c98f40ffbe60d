import { offsetFinder } from "../../logs/time/offsetFinder";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Local time of one time zone within the log's span. */
export interface Clock {
  /** Milliseconds to add to a time in UTC to get the local time, daylight-saving included. */
  offsetMs(timestampMs: number): number;
}

/**
 * The clock of a time zone from a day before the log to two days after it.
 *
 * The rules come from the runtime's own time-zone data: one look-up a day, and a search for the moment of each change.
 *
 * @param timeZone - IANA name
 * @param startMs - first millisecond of the log, midnight UTC
 * @param days - length of the log
 * @throws RangeError when the runtime does not know the zone
 * @example createClock("Europe/Berlin", Date.parse("2026-03-02"), 30).offsetMs(Date.parse("2026-03-30")) // 7_200_000
 */
export function createClock(timeZone: string, startMs: number, days: number): Clock {
  const lookUp = offsetFinder(timeZone);
  const firstMs = startMs - DAY_MS;
  const offsets = Array.from({ length: days + 4 }, (_, day) => lookUp(firstMs + day * DAY_MS));
  /** The moment of the change within a day; later than the day where there is none. */
  const changes = offsets.slice(0, -1).map((offset, day) => {
    const dayMs = firstMs + day * DAY_MS;
    return offset === offsets[day + 1] ? Infinity : changeWithin(lookUp, dayMs, offset);
  });
  return {
    offsetMs(timestampMs) {
      const day = Math.floor((timestampMs - firstMs) / DAY_MS);
      if (day < 0) return offsets[0]!;
      if (day >= changes.length) return offsets.at(-1)!;
      return timestampMs >= changes[day]! ? offsets[day + 1]! : offsets[day]!;
    },
  };
}

/** The last minute before which the offset is still that of the day's start, by halving. */
function changeWithin(lookUp: (timestampMs: number) => number, dayMs: number, before: number): number {
  let [same, other] = [dayMs, dayMs + DAY_MS];
  while (other - same > 60_000) {
    const middle = same + Math.floor((other - same) / 120_000) * 60_000;
    if (lookUp(middle) === before) same = middle;
    else other = middle;
  }
  return other;
}
