import type { AuthEvent } from "../AuthEvent";
import { countryName } from "../countries/countryName";
import { asnOrNull } from "../asnOrNull";
import { finiteOrNull } from "../json/finiteOrNull";
import { formatOktaEvent } from "./formatOktaEvent";
import {
  type Dictionary,
  NO_USER,
  NO_USER_AGENT,
  OKTA_CREDENTIALS,
  OKTA_FACTORS,
  OKTA_MFA_REASONS,
  OKTA_REASONS,
} from "./oktaWords";

/**
 * What the Okta System Log can say of an event.
 *
 * Everything, but: a success has no reason; a country has to be one that ISO knows; a user called `unknown` is nobody;
 * a refused push and a wrong code are both `mfa denied`.
 *
 * @returns what reading the line of {@link formatOktaEvent} gives back; null where there is no such line
 * @example oktaKeeps({ ...event, country: "Utopia" })?.country // null
 */
export function oktaKeeps(event: AuthEvent): AuthEvent | null {
  if (formatOktaEvent(event) === null) return null;
  const isMfa = event.action === "mfa";
  const reason = event.outcome === "success" ? null : event.failure_reason;
  return {
    event_id: event.event_id || null,
    timestampUs: event.timestampUs,
    user: unless(NO_USER, event.user),
    source_ip: event.source_ip || null,
    outcome: event.outcome,
    failure_reason: thereAndBack(isMfa ? OKTA_MFA_REASONS : OKTA_REASONS, reason),
    action: event.action,
    method: thereAndBack(isMfa ? OKTA_FACTORS : OKTA_CREDENTIALS, event.method),
    country: event.country !== null && countryName(event.country) !== null ? event.country : null,
    city: event.city || null,
    latitude: finiteOrNull(event.latitude),
    longitude: finiteOrNull(event.longitude),
    asn: asnOrNull(finiteOrNull(event.asn)),
    user_agent: unless(NO_USER_AGENT, event.user_agent),
    device: event.device || null,
    host: event.host || null,
    session_id: event.session_id || null,
  };
}

function thereAndBack(words: Dictionary, ours: string | null): string | null {
  return ours === null ? null : words.ours(words.okta(ours)) || null;
}

function unless(placeholders: ReadonlySet<string>, text: string | null): string | null {
  return text === null || placeholders.has(text) ? null : text || null;
}
