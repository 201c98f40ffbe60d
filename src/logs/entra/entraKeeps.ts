import type { AuthEvent } from "../AuthEvent";
import { asnOrNull } from "../asnOrNull";
import { finiteOrNull } from "../json/finiteOrNull";
import { normaliseAddress } from "../sshd/normaliseAddress";
import { formatEntraEvent } from "./formatEntraEvent";
import { isoCountry } from "./isoCountry";

/**
 * What reading gives back of an event that was written as an Entra ID sign-in.
 *
 * Entra has a place for everything but a country that is not of two letters. A failure of the second factor is always
 * of the action `mfa`.
 *
 * @returns the event as it is read; null when {@link formatEntraEvent} gives null
 * @example entraKeeps({ ...event, action: "logout" }) // null
 */
export function entraKeeps(event: AuthEvent): AuthEvent | null {
  if (formatEntraEvent(event) === null) return null;
  const failure_reason = event.outcome === "success" ? null : event.failure_reason;
  return {
    event_id: orNull(event.event_id),
    timestampUs: event.timestampUs,
    user: orNull(event.user),
    source_ip: normaliseAddress(event.source_ip ?? ""),
    outcome: event.outcome,
    failure_reason,
    action: failure_reason?.startsWith("mfa ") ? "mfa" : event.action,
    method: event.method,
    country: isoCountry(event.country),
    city: orNull(event.city),
    latitude: finiteOrNull(event.latitude),
    longitude: finiteOrNull(event.longitude),
    asn: asnOrNull(finiteOrNull(event.asn)),
    user_agent: orNull(event.user_agent),
    device: orNull(event.device),
    host: orNull(event.host),
    session_id: orNull(event.session_id),
  };
}

function orNull(text: string | null): string | null {
  return text === "" ? null : text;
}
