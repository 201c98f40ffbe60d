import type { AuthEvent } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import { normaliseAddress } from "../sshd/normaliseAddress";
import { dashToNull } from "./dashToNull";
import { formatWindowsEvent } from "./formatWindowsEvent";

/**
 * What reading gives back of an event that was written as Windows Security JSON.
 *
 * Windows has no place for the country, the user agent and the like. A sign-out has no address, a failure no session,
 * Kerberos neither device nor session; and Kerberos has one code for locked and for disabled accounts.
 *
 * @returns the event with what is lost set to null; null when {@link formatWindowsEvent} gives null
 * @example windowsKeeps({ ...event, country: "DE" })?.country // null
 */
export function windowsKeeps(event: AuthEvent): AuthEvent | null {
  if (formatWindowsEvent(event) === null) return null;
  const { action, outcome, method, failure_reason, source_ip } = event;
  const kerberos = method === "kerberos";
  const session = outcome === "success" && !kerberos ? dashToNull(event.session_id) : null;
  return {
    ...emptyEvent(),
    timestampUs: event.timestampUs,
    action,
    outcome,
    method,
    failure_reason: outcome === "success" ? null : kerberos ? kerberosReason(failure_reason) : failure_reason,
    event_id: event.event_id === "" ? null : event.event_id,
    user: dashToNull(event.user),
    host: event.host === "" ? null : event.host,
    source_ip: action === "logout" ? null : normaliseAddress(source_ip ?? ""),
    device: action === "logout" || kerberos ? null : dashToNull(event.device),
    session_id: session === "0x0" ? null : session,
  };
}

function kerberosReason(reason: string | null): string | null {
  return reason === "account locked" || reason === "account disabled" ? "account locked or disabled" : reason;
}
