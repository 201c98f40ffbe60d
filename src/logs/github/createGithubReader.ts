import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readGithubRecord } from "./readGithubRecord";

/**
 * Reads GitHub's audit log or security log as JSON, one record a line, as it is streamed, exported or had from the API.
 *
 * - `user.login` and `user.failed_login` are sign-ins; a failure does not say what was wrong.
 * - `org.sso_response` and `business.sso_response` are sign-ins too: somebody came back from the organization's own
 *   sign-in. The record has no outcome, and is taken for a success. The host is the organization or the enterprise.
 * - `user.two_factor_challenge_success`, `…_failure` and `user.two_factor_recover` are events `mfa`: the second factor
 *   of a sign-in.
 * - `user.logout` is a `logout`, `user.change_password` and `user.reset_password` are a `password_change`.
 * - What only accompanies a sign-in (a code was asked for, the device is new) is ignored as a step of it; everything
 *   else, such as turning two-factor authentication on or off, is no sign-in.
 *
 * Times are whole milliseconds since 1970. Addresses are there only where the organization has asked for them.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://docs.github.com/en/enterprise-cloud@latest/admin/monitoring-activity-in-your-enterprise/reviewing-audit-logs-for-your-enterprise/audit-log-events-for-your-enterprise
 * @example createGithubReader(sink).read('{"action":"user.login","created_at":1709285400000,…}', 1)
 */
export function createGithubReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readGithubRecord(record, context.timezone));
}
