import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import { normaliseAddress } from "../sshd/normaliseAddress";
import type { TimeZone } from "../time/createTimeZone";
import { oneloginEvent } from "./oneloginEvent";
import { oneloginKind } from "./oneloginKind";

/**
 * What a record of OneLogin is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the event; or the kind of a record that is none; or the reason why it cannot be read
 * @see createOneloginReader for what counts as one sign-in
 * @example readOneloginRecord({ event_type_id: 19 }) // { ignored: "account locked" }
 */
export function readOneloginRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const event = oneloginEvent(record);
  const typeId = textAt(event, "event_type_id");
  if (typeId === null) return { rejected: "event_type_id is missing: it is no event of OneLogin" };
  const kind = oneloginKind(typeId);
  if ("ignored" in kind) return kind;
  // The broadcaster writes event_timestamp, the API created_at.
  const timestampUs = parseIsoTimestampUs(
    textAt(event, "event_timestamp") ?? textAt(event, "created_at") ?? "",
    timezone,
  );
  if (timestampUs === null) {
    return { rejected: "event_timestamp or created_at: not a time from 1970 to 2255: expected ISO 8601" };
  }
  return {
    event: {
      event_id: textAt(event, "uuid") ?? textAt(event, "id"),
      timestampUs,
      user: textAt(event, "user_name") ?? textAt(event, "user_id"),
      source_ip: normaliseAddress(textAt(event, "ipaddr") ?? ""),
      outcome: kind.outcome,
      // Which of the two was wrong, the user or the password, OneLogin does not say.
      failure_reason: null,
      action: kind.action,
      method: kind.method,
      country: null,
      city: null,
      latitude: null,
      longitude: null,
      asn: null,
      user_agent: null,
      device: null,
      host: textAt(event, "app_name"),
      session_id: null,
    },
  };
}
