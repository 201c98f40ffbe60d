import type { JsonObject } from "../json/JsonObject";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import type { TimeZone } from "../time/createTimeZone";

const ENDS_IN_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * When a Windows event happened.
 *
 * `TimeCreated` is the event's own time. `@timestamp` may be when the collector got it, a second or two later.
 * NXLog's `EventTime` is the machine's local time, mostly without zone and then hours away from UTC: without zone it
 * is taken only where nothing else is there.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns microseconds since 1970, or null when the record has no time that can be read
 * @example windowsTimestampUs({ "@timestamp": "2020-06-10T02:51:03.645Z" }) // 1591757463645000
 */
export function windowsTimestampUs(record: JsonObject, timezone?: TimeZone): number | null {
  const local = textAt(record, "EventTime");
  const zoned = local !== null && ENDS_IN_ZONE.test(local) ? local : null;
  const created = textAt(record, "TimeCreated") ?? textAt(record, "winlog", "time_created");
  for (const text of [created, zoned, textAt(record, "@timestamp"), local]) {
    const us = text === null ? null : parseIsoTimestampUs(text, timezone);
    if (us !== null) return us;
  }
  return null;
}
