import type { Outcome } from "../AuthEvent";
import { asnOrNull } from "../asnOrNull";
import { parseTimestamp } from "../csv/parseTimestamp";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { objectAt } from "../json/objectAt";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import { normaliseAddress } from "../sshd/normaliseAddress";
import type { TimeZone } from "../time/createTimeZone";
import { ocsfActivity } from "./ocsfActivity";
import type { OcsfIgnoredKind } from "./OcsfIgnoredKind";
import { ocsfMethod } from "./ocsfMethod";
import { ocsfPlace } from "./ocsfPlace";
import { ocsfReason } from "./ocsfReason";

const AUTHENTICATION = 3002;

/**
 * What an OCSF record is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the event; or the kind of a record that is none; or the reason why it cannot be read
 * @see createOcsfReader for what counts as one sign-in
 * @example readOcsfRecord({ class_uid: 4001 }) // { ignored: "other class" }
 */
export function readOcsfRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const classId = numberAt(record, "class_uid");
  if (classId === null) return { rejected: "class_uid is missing: it is no record of OCSF" };
  if (classId !== AUTHENTICATION) return ignored("other class");
  const activity = ocsfActivity(activityId(record));
  if (activity === null) return ignored("other activity");
  const outcome = outcomeOf(record) ?? (activity.action === "logout" ? "success" : null);
  if (outcome === null) return ignored("unknown outcome");
  if (outcome !== (activity.only ?? outcome)) return ignored("step of a sign-in");
  const timestampUs = timeOf(record, timezone);
  if (timestampUs === null) return { rejected: "time: not a time from 1970 to 2255: expected milliseconds since 1970" };
  const source = objectAt(record, "src_endpoint");
  return {
    event: {
      event_id: textAt(record, "metadata", "uid"),
      timestampUs,
      user: nameOf(objectAt(record, "user")) ?? nameOf(objectAt(record, "actor", "user")),
      source_ip: normaliseAddress(textAt(source, "ip") ?? ""),
      outcome,
      failure_reason: outcome === "success" ? null : ocsfReason(record),
      action: activity.action,
      method: activity.method ?? ocsfMethod(record),
      ...ocsfPlace(source),
      asn: asnOrNull(numberAt(source, "autonomous_system", "number")),
      user_agent: textAt(record, "http_request", "user_agent"),
      device: textAt(source, "hostname") ?? textAt(source, "name") ?? textAt(source, "uid"),
      host: hostOf(record),
      session_id: textAt(record, "session", "uid"),
    },
  };
}

function ignored(kind: OcsfIgnoredKind): RecordVerdict {
  return { ignored: kind };
}

/** `type_uid` is the class and the activity in one number. */
function activityId(record: JsonObject): number {
  return numberAt(record, "activity_id") ?? (numberAt(record, "type_uid") ?? 0) - AUTHENTICATION * 100;
}

function outcomeOf(record: JsonObject): Outcome | null {
  const id = numberAt(record, "status_id");
  if (id === 1) return "success";
  if (id === 2) return "failure";
  const status = id === null ? textAt(record, "status")?.toLowerCase() : undefined;
  return status === "success" || status === "failure" ? status : null;
}

function timeOf(record: JsonObject, timezone?: TimeZone): number | null {
  return (
    parseTimestamp(textAt(record, "time") ?? "", timezone) ??
    parseIsoTimestampUs(textAt(record, "time_dt") ?? "", timezone)
  );
}

function nameOf(user: JsonObject | null): string | null {
  return textAt(user, "name") ?? textAt(user, "email_addr") ?? textAt(user, "uid");
}

function hostOf(record: JsonObject): string | null {
  const target = objectAt(record, "dst_endpoint");
  return (
    textAt(target, "hostname") ??
    textAt(target, "name") ??
    textAt(record, "service", "name") ??
    textAt(record, "device", "hostname") ??
    textAt(record, "device", "name") ??
    textAt(target, "ip")
  );
}
