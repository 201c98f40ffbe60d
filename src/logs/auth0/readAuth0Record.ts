import { countryCode } from "../countries/countryCode";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { objectAt } from "../json/objectAt";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import { normaliseAddress } from "../sshd/normaliseAddress";
import type { TimeZone } from "../time/createTimeZone";
import { auth0Data } from "./auth0Data";
import { auth0Kind } from "./auth0Kind";
import { auth0Method } from "./auth0Method";

/** `description` of failures whose type does not say why: Auth0's own words, all others stay unknown. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ["Wrong email or password.", "bad credentials"],
  ["user is blocked", "account disabled"],
]);
/** The password was right: a second factor is asked for, and its own record tells what becomes of it. */
const MFA_REQUIRED = "Multifactor authentication required";

/**
 * What a record of an Auth0 tenant log is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the event; or the kind of a record that is none; or the reason why it cannot be read
 * @see createAuth0Reader for what counts as one sign-in
 * @example readAuth0Record({ data: { type: "sapi" } }) // { ignored: "other event" }
 */
export function readAuth0Record(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const data = auth0Data(record);
  const type = textAt(data, "type");
  if (type === null) return { rejected: "type is missing: it is no record of an Auth0 tenant log" };
  const kind = auth0Kind(type);
  if ("ignored" in kind) return kind;
  const user = textAt(data, "user_name") ?? textAt(data, "user_id");
  const description = kind.outcome === "failure" ? textAt(data, "description") : null;
  if ((kind.onlyNamed === true && user === null) || description === MFA_REQUIRED) {
    return { ignored: "step of a sign-in" };
  }
  const timestampUs = parseIsoTimestampUs(textAt(data, "date") ?? "", timezone);
  if (timestampUs === null) return { rejected: "date: not a time from 1970 to 2255: expected ISO 8601" };
  const place = objectAt(data, "location_info");
  const country = textAt(place, "country_code");
  return {
    event: {
      event_id: textAt(data, "log_id") ?? textAt(record, "log_id"),
      timestampUs,
      user,
      source_ip: normaliseAddress(textAt(data, "ip") ?? ""),
      outcome: kind.outcome,
      failure_reason: kind.reason ?? REASONS.get(description ?? "") ?? null,
      action: kind.action,
      method: kind.method ?? (kind.action === "login" ? auth0Method(data) : null),
      country: country === null ? null : countryCode(country),
      city: textAt(place, "city_name"),
      latitude: numberAt(place, "latitude"),
      longitude: numberAt(place, "longitude"),
      asn: null,
      user_agent: textAt(data, "user_agent"),
      device: null,
      host: textAt(data, "client_name"),
      session_id: textAt(data, "details", "session_id"),
    },
  };
}
