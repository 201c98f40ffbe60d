import type { AuthEvent } from "../AuthEvent";
import { countryName } from "../countries/countryName";
import { formatIsoTimestamp } from "../json/formatIsoTimestamp";
import { isTimestampUs } from "../json/isTimestampUs";
import { quoteJson } from "../json/quoteJson";
import { MAX_LINE_LENGTH } from "../readLines";
import { OKTA_CREDENTIALS, OKTA_FACTORS, OKTA_MFA_REASONS, OKTA_REASONS, PASSWORD_FACTOR } from "./oktaWords";

/** The type of event and what Okta calls it, by action. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["login", '"eventType":"user.session.start","displayMessage":"User login to Okta"'],
  ["logout", '"eventType":"user.session.end","displayMessage":"User logout from Okta"'],
  ["mfa", '"eventType":"user.authentication.auth_via_mfa","displayMessage":"Authentication of user via MFA"'],
  ["password_change", '"eventType":"user.account.update_password","displayMessage":"User update password for Okta"'],
]);

/**
 * An event as a record of the Okta System Log.
 *
 * @returns one line of JSON without its end; null for an event that the log has no word for: another action, a
 *   password as second factor, a time outside 1970 to 2255, more than a line holds
 * @see oktaKeeps for what of the event it can say
 * @example formatOktaEvent(event) // '{"uuid":"17","published":"2024-03-01T09:30:00.000Z","eventType":"user.session.start",…}'
 */
export function formatOktaEvent(event: AuthEvent): string | null {
  const type = TYPES.get(event.action);
  const isMfa = event.action === "mfa";
  const factor = isMfa && event.method !== null ? OKTA_FACTORS.okta(event.method) : null;
  const credential = isMfa || event.method === null ? null : OKTA_CREDENTIALS.okta(event.method);
  if (type === undefined || factor === PASSWORD_FACTOR || !isTimestampUs(event.timestampUs)) return null;
  const user = quoteJson(event.user || "unknown");
  const line =
    `{"uuid":${quoteJson(event.event_id)},"published":"${formatIsoTimestamp(event.timestampUs)}",${type},"version":"0",` +
    `"severity":"${event.outcome === "success" ? "INFO" : "WARN"}",` +
    `"actor":{"id":${user},"type":"User","alternateId":${user},"displayName":${user}},` +
    `"client":{"ipAddress":${quoteJson(event.source_ip)},"userAgent":${userAgent(event)},"geographicalContext":${place(event)}},` +
    `"device":${event.device === null ? "null" : `{"id":${quoteJson(event.device)}}`},` +
    `"authenticationContext":{"authenticationStep":0,"credentialType":${quoteJson(credential)},` +
    `"externalSessionId":${quoteJson(event.session_id)}},` +
    `"outcome":{"result":"${event.outcome === "success" ? "SUCCESS" : "FAILURE"}","reason":${quoteJson(reason(event))}},` +
    `"securityContext":${event.asn === null ? "null" : `{"asNumber":${number(event.asn)}}`},` +
    `"debugContext":{"debugData":${factor === null ? "{}" : `{"factor":${quoteJson(factor)}}`}},` +
    `"target":${target(event.host)}}`;
  return line.length < MAX_LINE_LENGTH ? line : null;
}

/** A number as JSON, which has no NaN and no infinity. */
function number(value: number | null): string {
  return value !== null && Number.isFinite(value) ? String(value) : "null";
}

function reason({ action, outcome, failure_reason }: AuthEvent): string | null {
  if (outcome === "success" || failure_reason === null) return null;
  return (action === "mfa" ? OKTA_MFA_REASONS : OKTA_REASONS).okta(failure_reason);
}

function userAgent({ user_agent }: AuthEvent): string {
  return user_agent === null ? "null" : `{"rawUserAgent":${quoteJson(user_agent)}}`;
}

function place({ country, city, latitude, longitude }: AuthEvent): string {
  if (country === null && city === null && latitude === null && longitude === null) return "null";
  const name = country === null ? null : countryName(country);
  return `{"city":${quoteJson(city)},"country":${quoteJson(name)},"geolocation":{"lat":${number(latitude)},"lon":${number(longitude)}}}`;
}

function target(host: string | null): string {
  if (host === null) return "null";
  const name = quoteJson(host);
  return `[{"id":${name},"type":"AppInstance","alternateId":${name},"displayName":${name}}]`;
}
