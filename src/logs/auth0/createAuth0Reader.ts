import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readAuth0Record } from "./readAuth0Record";

/**
 * Reads the log of an Auth0 tenant, one JSON record a line: as the Management API gives it (`{"date":…,"type":"s",…}`), or
 * as log streams write it (`{"log_id":…,"data":{…}}`).
 *
 * - One sign-in is `s`, or the one of `f`, `fp`, `fu` and `fc` that says why there is none. An attempt that the attack
 *   protection stopped (`pwd_leak`, `limit_wc`, `limit_mu`, `limit_sul`) is one too.
 * - A program that passes the user's password on gets a token instead of a session: `sepft` and `fepft`; with a second
 *   factor `seotpft`, `seoobft` and `sercft`. So does an app that shows another provider's token (`sens`, `fens`).
 * - A login form within the application's own page fails with `fcoa`, a sign-in where it names a user; when it works
 *   (`scoa`), `s` follows.
 * - A second factor that was given or refused (`gd_auth_…`, `gd_recovery_…`) is an event of its own, `mfa`; sending the
 *   push or the code is a step. `slo` is a `logout`, `scp` a `password_change`.
 * - Exchanging a code or a token, and renewing a session (`ssa`), is no sign-in. Everything else is ignored.
 *
 * The user is `user_name`, and where that is empty the id. The host is the application signed in to.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes
 * @example createAuth0Reader(sink).read('{"log_id":"900…","data":{"type":"fp","user_name":"ada@example.com",…}}', 1)
 */
export function createAuth0Reader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readAuth0Record(record, context.timezone));
}
