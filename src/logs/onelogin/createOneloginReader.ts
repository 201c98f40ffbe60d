import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readOneloginRecord } from "./readOneloginRecord";

/**
 * Reads the events of OneLogin, one JSON record a line: as the API gives them, or as an event broadcaster writes them,
 * bare or under `event`.
 *
 * - 5 and 6 are a sign-in to OneLogin that worked and one that did not; so are those through RADIUS (68, 69), the API
 *   (122, 123), LDAP (130, 129), another provider (140, 141) and OneLogin Desktop for Mac (153, 154).
 * - 7 and 516 are a `logout`, 11 a `password_change` of the user who has the new password, 527 and 528 a second factor
 *   that a program checked (`mfa`).
 * - Opening an application within a session (8, 77, 78), or one that the user may not open (90), is no sign-in, and a
 *   lock (19, 531) is what follows from the sign-ins that were counted. Everything else is ignored.
 *
 * The user is whom OneLogin names, by first and last name or by e-mail address; where it names nobody, the number of the
 * user. Why a sign-in failed, and with what it was made, the log does not say.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://developers.onelogin.com/api-docs/1/events/event-resource
 * @example createOneloginReader(sink).read('{"event_type_id":5,"user_name":"Ada","ipaddr":"192.0.2.1",…}', 1)
 */
export function createOneloginReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readOneloginRecord(record, context.timezone));
}
