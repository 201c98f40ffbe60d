import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readEcsRecord } from "./readEcsRecord";

/**
 * Reads authentication events in the Elastic Common Schema, one JSON document a line, as Beats and Elastic's integrations
 * write them or as an index holds them (`_source`). Names may be nested, dotted, or both.
 *
 * - A document whose `event.category` has `authentication` is an event; alerts and metrics about such events are not.
 * - `event.action` says which: `user_logout`, `logged-out` and what has the `event.type` `end` are a `logout`; actions
 *   that are not known (`user_login`, `logged-in`, `logon-failed`, `ssh_login`, …) are sign-ins. PAM's stages in the
 *   Linux audit log are steps of them; Okta's actions mean what they mean to the Okta reader.
 * - `event.outcome` has to be `success` or `failure`, except for a sign-out: an attempt of which nobody knows how it went
 *   is ignored.
 *
 * The user is `user.name`, else the e-mail address or the id; the source `source.ip`, else `client.ip`. The schema has no
 * field for the method of a sign-in.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see https://www.elastic.co/docs/reference/ecs/ecs-allowed-values-event-category
 * @see EcsIgnoredKind for what is ignored
 * @example createEcsReader(sink).read('{"@timestamp":"…","event":{"category":["authentication"],…},…}', 1)
 */
export function createEcsReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readEcsRecord(record, context.timezone));
}
