import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readOcsfRecord } from "./readOcsfRecord";

/**
 * Reads events of the class Authentication (3002) of the Open Cybersecurity Schema Framework, versions 1.x, one JSON
 * record a line.
 *
 * - Logon (1) is a sign-in, Logoff (2) a `logout`. A Kerberos ticket (3) is a sign-in at the domain controller, as in the
 *   Windows reader; a service ticket (4, 5) has the action `service ticket`; a pre-authentication (6) is a sign-in when it
 *   fails, and a step of one otherwise.
 * - `status_id` is the outcome: 1 success, 2 failure; where it is missing, `status` in words. A sign-in whose outcome is
 *   not known is ignored; a sign-out needs none.
 * - `is_mfa` does not make an event `mfa`: the record is about the whole sign-in.
 *
 * The source is `src_endpoint`, the host `dst_endpoint`, or else the service or the device that logged it. `time` is
 * milliseconds since 1970.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://schema.ocsf.io/1.4.0/classes/authentication
 * @see OcsfIgnoredKind for what is ignored
 * @example createOcsfReader(sink).read('{"class_uid":3002,"activity_id":1,"status_id":2,"time":1709285400000,…}', 1)
 */
export function createOcsfReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readOcsfRecord(record, context.timezone));
}
