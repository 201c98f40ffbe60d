import type { JsonObject } from "../json/JsonObject";
import { isTimestampUs } from "../json/isTimestampUs";
import { numberAt } from "../json/numberAt";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import type { TimeZone } from "../time/createTimeZone";

/** Seconds since 1970 that are later than the year 5000, so they are milliseconds. */
const FIRST_MILLISECONDS = 1e11;

/**
 * When a record of Duo was written: `isotimestamp`, which has microseconds, or else `timestamp`, in seconds since 1970.
 * Programs that pass the log on write text there too.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns microseconds since 1970; null when there is no such time
 * @example duoTimestampUs({ timestamp: 1581620180 }) // 1581620180000000
 */
export function duoTimestampUs(record: JsonObject, timezone?: TimeZone): number | null {
  const iso = parseIsoTimestampUs(textAt(record, "isotimestamp") ?? textAt(record, "timestamp") ?? "", timezone);
  if (iso !== null) return iso;
  const number = numberAt(record, "timestamp");
  if (number === null) return null;
  const us = Math.floor(number * (number < FIRST_MILLISECONDS ? 1_000_000 : 1000));
  return isTimestampUs(us) ? us : null;
}
