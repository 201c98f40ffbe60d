import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readOktaRecord } from "./readOktaRecord";

/**
 * Reads the Okta System Log, one JSON record a line.
 *
 * One sign-in is one event, though Okta writes up to ten records about it:
 * - `user.session.start` is the sign-in, successful or not. The password's own record (`auth_via_mfa` with the factor
 *   `PASSWORD_AS_FACTOR`), those of an agent or a directory that checked it and `user.authentication.verify` are steps
 *   of it. A program's sign-in without a session (`auth_via_radius`, `auth_via_richclient`) is one too.
 * - Where no session starts, the refusal is the event: `policy.evaluate_sign_on` that denies, another provider
 *   (`auth_via_IDP`, `auth_via_social`, `auth_via_inbound_SAML`) that fails.
 * - A second factor that was given or refused (`auth_via_mfa`, `deny_push`) is an event of its own, `mfa`. The push that
 *   asked for it is none: whether it was answered, its own record does not say.
 * - `user.session.end` is a `logout`, `user.account.update_password` a `password_change`.
 * - Opening an application within a session (`user.authentication.sso`) is no sign-in, and a lock is what follows
 *   from the sign-ins that were counted. Everything else is ignored.
 *
 * A country is a name there; one that we do not know is null. What stands for nobody (`unknown`) is null. Where the actor
 * is a program, the user is the one whom it acted on.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://developer.okta.com/docs/reference/api/event-types/
 * @example createOktaReader(sink).read('{"eventType":"user.session.start",…}', 1)
 */
export function createOktaReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readOktaRecord(record, context.timezone));
}
