import { fixedOffsetMs } from "./fixedOffsetMs";
import { offsetFinder } from "./offsetFinder";

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** No clock is further from UTC. */
const FURTHEST_MS = 15 * HOUR_MS;

/** What became of the local times that a zone was asked about. */
export interface TimeZoneUse {
  /** Local times that were asked for. */
  converted: number;
  /** Of those: in an hour that the clocks showed twice, when they were set back. */
  repeated: number;
  /** Of those: in an hour that the clocks never showed, when they were set forward. */
  skipped: number;
}

/** Clocks of one place. A log that writes no zone was written by such a clock. */
export interface TimeZone {
  /** As it was asked for: `Europe/Berlin`, `+02:00`. */
  readonly name: string;
  /** Counts as the zone is used. */
  readonly use: Readonly<TimeZoneUse>;
  /**
   * UTC of a local time.
   *
   * A time that the clocks showed twice is the first one. A time that they never showed, because they were set forward
   * over it, is taken as if they had not been set yet, an hour later than it looks: what Temporal calls `compatible`.
   *
   * @param localUs - microseconds from 1970-01-01T00:00 to the local time, were it UTC
   * @returns microseconds since 1970-01-01T00:00:00Z, perhaps below 0
   */
  toUtcUs(localUs: number): number;
}

/**
 * The clocks of a place, for logs that write no zone.
 *
 * Correct over changes of daylight-saving time, by the time zone data of this Node.js. That data is asked once for each
 * day of the log, not for each line.
 *
 * @param name - of the IANA time zone database, such as `Europe/Berlin` or `UTC`; or a fixed offset from UTC, `+02:00`
 * @throws RangeError when there is no such zone
 * @see https://tc39.es/proposal-temporal/docs/ambiguity.html
 * @example createTimeZone("Europe/Berlin").toUtcUs(Date.UTC(2024, 6, 1, 12) * 1000) / 1000 // Date.UTC(2024, 6, 1, 10)
 */
export function createTimeZone(name: string): TimeZone {
  const use: TimeZoneUse = { converted: 0, repeated: 0, skipped: 0 };
  const dayOf = dayFinder(name);
  let first = NaN;
  let day: LocalDay;

  function toUtcUs(localUs: number): number {
    const localMs = Math.floor(localUs / 1000);
    const start = localMs - positiveRemainder(localMs, DAY_MS);
    if (start !== first) {
      day = dayOf(start);
      first = start;
    }
    use.converted++;
    return localUs - offsetMs(localMs) * 1000;
  }

  function offsetMs(localMs: number): number {
    const { beforeMs, afterMs, changeMs } = day;
    const isAfter = localMs - afterMs >= changeMs;
    if (localMs - beforeMs < changeMs) {
      if (isAfter) use.repeated++;
      return beforeMs;
    }
    if (isAfter) return afterMs;
    use.skipped++;
    return beforeMs;
  }

  return { name, use, toUtcUs };
}

/** The offsets from UTC that hold around one local day. */
interface LocalDay {
  beforeMs: number;
  afterMs: number;
  /** The instant from which on the second one holds: Infinity when there is but one. */
  changeMs: number;
}

/** A function from the start of a local day, as if it were UTC, to its offsets. */
function dayFinder(name: string): (startMs: number) => LocalDay {
  const fixed = fixedOffsetMs(name);
  if (fixed !== null) return () => oneOffset(fixed);
  const offsetAt = findOffsets(name);
  const days = new Map<number, LocalDay>();
  return (startMs) => {
    let day = days.get(startMs);
    if (day === undefined) {
      day = localDay(offsetAt, startMs - FURTHEST_MS, startMs + DAY_MS + FURTHEST_MS);
      days.set(startMs, day);
    }
    return day;
  };
}

function findOffsets(name: string): (utcMs: number) => number {
  try {
    // Newer versions of Node take offsets for zones, also those that no place has.
    if (/^[+-]/.test(name)) throw new RangeError(name);
    return offsetFinder(name);
  } catch {
    const expected = "expected a time zone such as Europe/Berlin, or an offset from UTC such as +02:00";
    throw new RangeError(`createTimeZone: ${expected}, got ${JSON.stringify(name)}`);
  }
}

function oneOffset(offsetMs: number): LocalDay {
  return { beforeMs: offsetMs, afterMs: offsetMs, changeMs: Infinity };
}

/** Halves the time in which a change lies until it is found to the second. No zone changes twice in two days. */
function localDay(offsetAt: (utcMs: number) => number, fromMs: number, toMs: number): LocalDay {
  const [beforeMs, afterMs] = [offsetAt(fromMs), offsetAt(toMs)];
  if (beforeMs === afterMs) return oneOffset(beforeMs);
  let [last, first] = [fromMs, toMs];
  while (first - last > SECOND_MS) {
    const middle = Math.floor((last + first) / 2 / SECOND_MS) * SECOND_MS;
    if (offsetAt(middle) === beforeMs) last = middle;
    else first = middle;
  }
  return { beforeMs, afterMs, changeMs: first };
}

function positiveRemainder(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
