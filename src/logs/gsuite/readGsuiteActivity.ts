import type { AuthEvent } from "../AuthEvent";
import { asnOrNull } from "../asnOrNull";
import { countryCode } from "../countries/countryCode";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import { normaliseAddress } from "../sshd/normaliseAddress";
import type { TimeZone } from "../time/createTimeZone";
import { gsuiteEvents } from "./gsuiteEvents";
import { gsuiteMeaning } from "./gsuiteMeaning";

/** What an activity is: one sign-in or more; or none, with the kind it is counted under; or unreadable. */
export type ActivityVerdict = { events: AuthEvent[] } | { ignored: string } | { rejected: string };

/** The applications whose activities are read. */
const APPLICATIONS: ReadonlySet<string> = new Set(["login", "user_accounts"]);
/** Applications that users open through Google. */
const SAML = "saml";
/** The profile that Google writes where the actor has none. */
const NO_PROFILE = "105250506097979753968";

/**
 * What an activity of Google Workspace is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the events of it that are ours; or the kind of the first one, where none is; or the reason why one of them
 *   cannot be read
 * @see createGsuiteReader for what counts as one sign-in
 * @example readGsuiteActivity({ id: { applicationName: "drive" } }) // { ignored: "other event" }
 */
export function readGsuiteActivity(activity: JsonObject, timezone?: TimeZone): ActivityVerdict {
  const application = textAt(activity, "id", "applicationName");
  if (application === null) {
    return { rejected: "id.applicationName is missing: it is no activity of Google Workspace" };
  }
  if (application === SAML) return { ignored: "application opened in a session" };
  if (!APPLICATIONS.has(application)) return { ignored: "other event" };
  let ignored: string | null = null;
  const events: AuthEvent[] = [];
  for (const part of gsuiteEvents(activity)) {
    const meaning = gsuiteMeaning(part);
    if ("rejected" in meaning) return meaning;
    if ("ignored" in meaning) {
      ignored ??= meaning.ignored;
      continue;
    }
    const timestampUs = parseIsoTimestampUs(textAt(activity, "id", "time") ?? "", timezone);
    if (timestampUs === null) return { rejected: "id.time: not a time from 1970 to 2255: expected ISO 8601" };
    const country = textAt(activity, "networkInfo", "regionCode");
    events.push({
      event_id: textAt(activity, "id", "uniqueQualifier"),
      timestampUs,
      user: userOf(activity),
      source_ip: normaliseAddress(textAt(activity, "ipAddress") ?? ""),
      outcome: meaning.outcome,
      failure_reason: meaning.failure_reason,
      action: meaning.action,
      method: meaning.method,
      country: country === null ? null : countryCode(country),
      city: null,
      latitude: null,
      longitude: null,
      asn: asnOrNull(numberAt(activity, "networkInfo", "ipAsn", "0")),
      user_agent: null,
      device: null,
      host: null,
      session_id: null,
    });
  }
  if (events.length > 0) return { events };
  return ignored === null ? { rejected: "events: expected at least one" } : { ignored };
}

function userOf(activity: JsonObject): string | null {
  const email = textAt(activity, "actor", "email");
  if (email !== null) return email;
  const profile = textAt(activity, "actor", "profileId");
  return profile === NO_PROFILE ? null : profile;
}
