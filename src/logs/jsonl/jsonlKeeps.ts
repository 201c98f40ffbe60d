import type { AuthEvent } from "../AuthEvent";
import { asnOrNull } from "../asnOrNull";
import { finiteOrNull } from "../json/finiteOrNull";
import { formatJsonlEvent } from "./formatJsonlEvent";

/**
 * What JSON Lines can say of an event: everything that is no empty text and a number where it has to be one.
 *
 * @returns what reading the line of {@link formatJsonlEvent} gives back; null where there is no such line
 * @example jsonlKeeps({ ...event, city: "" })?.city // null
 */
export function jsonlKeeps(event: AuthEvent): AuthEvent | null {
  if (formatJsonlEvent(event) === null) return null;
  return {
    event_id: event.event_id || null,
    timestampUs: event.timestampUs,
    user: event.user || null,
    source_ip: event.source_ip || null,
    outcome: event.outcome,
    failure_reason: event.failure_reason || null,
    action: event.action || "login",
    method: event.method || null,
    country: event.country || null,
    city: event.city || null,
    latitude: finiteOrNull(event.latitude),
    longitude: finiteOrNull(event.longitude),
    asn: asnOrNull(finiteOrNull(event.asn)),
    user_agent: event.user_agent || null,
    device: event.device || null,
    host: event.host || null,
    session_id: event.session_id || null,
  };
}
