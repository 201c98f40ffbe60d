import { parseJsonRecord } from "../json/parseJsonRecord";
import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../readLines";
import type { TimeZone } from "../time/createTimeZone";
import { readGsuiteActivity } from "./readGsuiteActivity";

/**
 * Reads the activities of Google Workspace (Reports API), one JSON record a line. An activity may hold several events,
 * and gives as many of ours as are among them; one that holds an event which cannot be read is rejected as a whole.
 *
 * - Sign-ins are `login_success` and `login_failure` of the application `login`.
 * - `login_verification` and `login_challenge` are a second factor (`mfa`) where one was asked for and Google says how it
 *   ended; a failure for want of the second factor is `mfa`, too. Otherwise they are a step of the sign-in.
 * - `logout` is a `logout`, `password_edit` a `password_change`.
 * - A warning (`account_warning`, such as `suspicious_login`) is about a sign-in that has an activity of its own. Opening
 *   an application through Google (`saml`) is no sign-in. Everything else is ignored.
 *
 * The user is the e-mail address, or the number of the profile where there is none. Country and network are in newer
 * activities only.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://developers.google.com/workspace/admin/reports/v1/appendix/activity/login
 * @example createGsuiteReader(sink).read('{"id":{"applicationName":"login",…},"events":[{"name":"login_success",…}],…}', 1)
 */
export function createGsuiteReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  function read(text: string, line: number): void {
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    if (text.trim() === "") return sink.ignore(line, "blank line");
    const parsed = parseJsonRecord(text);
    if ("reason" in parsed) return sink.reject(line, parsed.reason, text);
    const verdict = readGsuiteActivity(parsed.record, context.timezone);
    if ("rejected" in verdict) return sink.reject(line, verdict.rejected, text);
    if ("ignored" in verdict) return sink.ignore(line, verdict.ignored);
    for (const event of verdict.events) sink.accept(line, event);
  }
  return { read, end: () => {} };
}
