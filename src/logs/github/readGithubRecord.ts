import { countryCode } from "../countries/countryCode";
import { parseTimestamp } from "../csv/parseTimestamp";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { textAt } from "../json/textAt";
import { normaliseAddress } from "../sshd/normaliseAddress";
import type { TimeZone } from "../time/createTimeZone";
import { githubAction } from "./githubAction";

/**
 * What a record of GitHub's audit log is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the event; or the kind of a record that is none; or the reason why it cannot be read
 * @see createGithubReader for what counts as one sign-in
 * @example readGithubRecord({ action: "repo.create" }) // { ignored: "other event" }
 */
export function readGithubRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const action = textAt(record, "action");
  if (action === null) return { rejected: "action is missing: it is no record of GitHub's audit log" };
  const meaning = githubAction(action);
  if (meaning === null) return { ignored: "other event" };
  if (typeof meaning === "string") return { ignored: meaning };
  const timestampUs = parseTimestamp(textAt(record, "created_at") ?? textAt(record, "@timestamp") ?? "", timezone);
  if (timestampUs === null) return { rejected: "created_at: not a time from 1970 to 2255: expected milliseconds" };
  const country = textAt(record, "actor_location", "country_code");
  return {
    event: {
      event_id: textAt(record, "_document_id"),
      timestampUs,
      user: textAt(record, "user") ?? textAt(record, "actor") ?? textAt(record, "external_identity_nameid"),
      source_ip: normaliseAddress(textAt(record, "actor_ip") ?? ""),
      outcome: meaning.outcome,
      failure_reason: meaning.failure_reason,
      action: meaning.action,
      method: meaning.method ?? (textAt(record, "passkey_nickname") === null ? null : "publickey"),
      country: country === null ? null : countryCode(country),
      city: textAt(record, "actor_location", "city"),
      latitude: numberAt(record, "actor_location", "location", "lat"),
      longitude: numberAt(record, "actor_location", "location", "lon"),
      asn: null,
      user_agent: textAt(record, "user_agent"),
      device: null,
      host: textAt(record, "org") ?? textAt(record, "business"),
      session_id: textAt(record, "actor_session"),
    },
  };
}
