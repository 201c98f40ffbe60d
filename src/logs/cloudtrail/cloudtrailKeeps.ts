import type { AuthEvent } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import { isIpAddress } from "../sshd/isIpAddress";
import { normaliseAddress } from "../sshd/normaliseAddress";
import { formatCloudtrailEvent } from "./formatCloudtrailEvent";

/**
 * What reading gives back of an event that was written as a ConsoleLogin of CloudTrail.
 *
 * The user who does not exist is hidden, and a source that is no address is not kept. There is no place for the
 * country, the device, the session and the like.
 *
 * @returns the event with what is lost set to null; null when {@link formatCloudtrailEvent} gives null
 * @example cloudtrailKeeps({ ...event, method: "publickey" }) // null
 */
export function cloudtrailKeeps(event: AuthEvent): AuthEvent | null {
  if (formatCloudtrailEvent(event) === null) return null;
  const { source_ip, outcome } = event;
  const failure_reason = outcome === "success" ? null : event.failure_reason;
  return {
    ...emptyEvent(),
    event_id: orNull(event.event_id),
    timestampUs: event.timestampUs,
    user: failure_reason === "unknown user" ? null : orNull(event.user),
    source_ip: source_ip !== null && isIpAddress(source_ip) ? normaliseAddress(source_ip) : null,
    outcome,
    failure_reason,
    action: "login",
    method: event.method,
    user_agent: orNull(event.user_agent),
    host: orNull(event.host),
  };
}

function orNull(text: string | null): string | null {
  return text === "" ? null : text;
}
