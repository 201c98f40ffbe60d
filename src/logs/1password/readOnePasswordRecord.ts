import { countryCode } from "../countries/countryCode";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import { normaliseAddress } from "../sshd/normaliseAddress";
import type { TimeZone } from "../time/createTimeZone";
import { CATEGORIES, onePasswordMethod, REASONS } from "./onePasswordWords";

/**
 * What a record of 1Password's Events API is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the event; or the kind of a record that is none; or the reason why it cannot be read
 * @see createOnePasswordReader for what counts as one sign-in
 * @example readOnePasswordRecord({ action: "reveal" }) // { ignored: "other event" }
 */
export function readOnePasswordRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const category = textAt(record, "category");
  if (category === null && textAt(record, "action") !== null) return { ignored: "other event" };
  const meaning = CATEGORIES.get(category ?? "");
  if (meaning === undefined) return { rejected: "category: expected success, credentials_failed, mfa_failed, …" };
  const timestampUs = parseIsoTimestampUs(textAt(record, "timestamp") ?? "", timezone);
  if (timestampUs === null) return { rejected: "timestamp: not a time from 1970 to 2255: expected ISO 8601" };
  const type = textAt(record, "type") ?? "";
  const country = textAt(record, "location", "country") ?? textAt(record, "country");
  return {
    event: {
      event_id: textAt(record, "uuid"),
      timestampUs,
      user: textAt(record, "target_user", "email") ?? textAt(record, "target_user", "uuid"),
      source_ip: normaliseAddress(textAt(record, "client", "ip_address") ?? ""),
      outcome: meaning.outcome,
      failure_reason: meaning.outcome === "success" ? null : (REASONS.get(type) ?? meaning.failure_reason),
      action: meaning.action,
      method: category === "sso_failed" ? "token" : onePasswordMethod(type),
      country: country === null ? null : countryCode(country),
      city: textAt(record, "location", "city"),
      latitude: numberAt(record, "location", "latitude"),
      longitude: numberAt(record, "location", "longitude"),
      asn: null,
      user_agent: textAt(record, "client", "app_name"),
      device: textAt(record, "client", "platform_name"),
      host: null,
      session_id: textAt(record, "session_uuid"),
    },
  };
}
