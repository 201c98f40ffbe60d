import type { AuthEvent, Outcome } from "../AuthEvent";
import { countryCode } from "../countries/countryCode";
import { asnOrNull } from "../asnOrNull";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { objectAt } from "../json/objectAt";
import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import { textAt } from "../json/textAt";
import { valueAt } from "../json/valueAt";
import type { TimeZone } from "../time/createTimeZone";
import { oktaEventType } from "./oktaEventType";
import { oktaKind } from "./oktaKind";
import { oktaPart } from "./oktaPart";
import { NO_USER, NO_USER_AGENT, OKTA_CREDENTIALS, OKTA_FACTORS, OKTA_MFA_REASONS, OKTA_REASONS, PASSWORD_FACTOR } from "./oktaWords"; // prettier-ignore

const OUTCOMES: ReadonlyMap<string, Outcome | "undecided"> = new Map([
  ["SUCCESS", "success"],
  ["ALLOW", "success"],
  ["FAILURE", "failure"],
  ["DENY", "failure"],
  ["CHALLENGE", "undecided"],
  ["SKIPPED", "undecided"],
]);

/** A push that the user refused: its record says SUCCESS, the refusal having been received. */
const DENIAL = "user.mfa.okta_verify.deny_push";

/**
 * What a record of the Okta System Log is to us.
 *
 * @param timezone - of times that name none; UTC when left out
 * @returns the event; or the kind of a record that is none; or the reason why it cannot be read
 * @see createOktaReader for what counts as one sign-in
 * @example readOktaRecord({ eventType: "user.account.lock" }) // { ignored: "account locked" }
 */
export function readOktaRecord(record: JsonObject, timezone?: TimeZone): RecordVerdict {
  const eventType = oktaEventType(record);
  if (eventType === null) return { rejected: "eventType is missing: it is no record of the Okta System Log" };
  const { action, ignored, only } = oktaKind(eventType);
  if (action === null || (action === "mfa" && factorOf(record) === PASSWORD_FACTOR)) return { ignored };
  const outcome = eventType === DENIAL ? "failure" : OUTCOMES.get(textAt(record, "outcome", "result") ?? "");
  if (outcome === undefined) return { rejected: "outcome.result: expected SUCCESS, FAILURE, ALLOW or DENY" };
  if (outcome === "undecided" || outcome !== (only ?? outcome)) return { ignored };
  const timestampUs = parseIsoTimestampUs(textAt(record, "published") ?? "", timezone);
  if (timestampUs === null) return { rejected: "published: not a time from 1970 to 2255: expected ISO 8601" };
  return {
    event: {
      event_id: textAt(record, "uuid"),
      timestampUs,
      user: userOf(record),
      source_ip: textAt(record, "client", "ipAddress"),
      outcome,
      failure_reason: outcome === "success" ? null : eventType === DENIAL ? "mfa denied" : reasonOf(record, action),
      action,
      method: eventType === DENIAL ? "push" : methodOf(record, action),
      ...placeOf(record),
      asn: asnOrNull(numberAt(oktaPart(record, "securityContext"), "asNumber")),
      user_agent: unless(NO_USER_AGENT, textAt(record, "client", "userAgent", "rawUserAgent")),
      device: textAt(record, "device", "id") ?? textAt(debugDataOf(record), "deviceFingerprint"),
      host: targetOf(record, "AppInstance", "displayName"),
      session_id: textAt(oktaPart(record, "authenticationContext"), "externalSessionId"),
    },
  };
}

/** The actor, or the user whom a program acted on. */
function userOf(record: JsonObject): string | null {
  const type = textAt(record, "actor", "type") ?? "User";
  const actor = type === "User" ? unless(NO_USER, textAt(record, "actor", "alternateId")) : null;
  return actor ?? unless(NO_USER, targetOf(record, "User", "alternateId"));
}

function reasonOf(record: JsonObject, action: string): string | null {
  const reason = textAt(record, "outcome", "reason");
  if (reason === null) return null;
  return (action === "mfa" ? OKTA_MFA_REASONS : OKTA_REASONS).ours(reason);
}

function methodOf(record: JsonObject, action: string): string | null {
  const factor = action === "mfa" ? factorOf(record) : null;
  if (factor !== null) return OKTA_FACTORS.ours(factor);
  const credential = textAt(oktaPart(record, "authenticationContext"), "credentialType");
  if (credential !== null) return OKTA_CREDENTIALS.ours(credential);
  return targetOf(record, "AuthenticatorEnrollment", "displayName") === "Password" ? "password" : null;
}

function placeOf(record: JsonObject): Pick<AuthEvent, "country" | "city" | "latitude" | "longitude"> {
  const place = objectAt(record, "client", "geographicalContext");
  const country = textAt(place, "country");
  return {
    country: country === null ? null : countryCode(country),
    city: textAt(place, "city"),
    latitude: numberAt(place, "geolocation", "lat"),
    longitude: numberAt(place, "geolocation", "lon"),
  };
}

function factorOf(record: JsonObject): string | null {
  return textAt(debugDataOf(record), "factor");
}

function debugDataOf(record: JsonObject): JsonObject | null {
  return objectAt(oktaPart(record, "debugContext"), "debugData");
}

/** A text of the first thing of one type that the event was about. */
function targetOf(record: JsonObject, type: string, key: string): string | null {
  const targets = valueAt(record, "target");
  const target = Array.isArray(targets) ? (targets as unknown[]).find((one) => textAt(one, "type") === type) : null;
  return textAt(target, key);
}

function unless(placeholders: ReadonlySet<string>, text: string | null): string | null {
  return text === null || placeholders.has(text) ? null : text;
}
