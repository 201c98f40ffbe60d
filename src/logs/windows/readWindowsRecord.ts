import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import type { TimeZone } from "../time/createTimeZone";
import { judgeWindowsEvent } from "./judgeWindowsEvent";
import { windowsFields } from "./windowsFields";
import { windowsTimestampUs } from "./windowsTimestampUs";

const NO_TIME = "no time from 1970 to 2255 that can be read";

/**
 * Reads one Windows Security event as JSON.
 *
 * @param timezone - of times that name none; UTC when left out
 * @see judgeWindowsEvent for which events are read, and how
 * @example readWindowsRecord({ EventID: 4672, Channel: "Security" }) // { ignored: "other event" }
 */
export function readWindowsRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  return judgeWindowsEvent(windowsFields(record), () => windowsTimestampUs(record, timezone) ?? NO_TIME);
}
