import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readDuoRecord } from "./readDuoRecord";

/**
 * Reads Duo's authentication log (version 2 of the API), one JSON record a line.
 *
 * - Each `authentication` is an event of the action `mfa`: somebody who has signed in to an application is asked for the
 *   second factor, or let through or refused without. `success` is a success, `denied`, `fraud` and `error` are failures.
 * - The source is the device that signs in (`access_device`), never the phone that approves (`auth_device`). The host is
 *   the application. `0.0.0.0` is no address, `-` no place.
 * - `enrollment` is ignored.
 *
 * Records of the administrator log between them are read too: `admin_login` and `admin_login_error` are sign-ins to
 * Duo's own Admin Panel, `admin_2fa_error` is a failed second factor there; a lockout is what follows from them, and
 * everything else that an administrator does is ignored.
 *
 * Times are UTC: `isotimestamp`, or `timestamp` in seconds since 1970.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://duo.com/docs/adminapi#authentication-logs
 * @example createDuoReader(sink).read('{"event_type":"authentication","result":"success",…}', 1)
 */
export function createDuoReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readDuoRecord(record, context.timezone));
}
