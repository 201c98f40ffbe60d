import type { AuthEvent } from "../AuthEvent";
import { formatSshdEvent, reasonAsRead } from "./formatSshdEvent";
import { loginEvent } from "./loginEvent";
import { normaliseAddress } from "./normaliseAddress";
import type { FailureReason } from "./FailureReason";

/**
 * What reading gives back of an event that was written as a line of OpenSSH's `sshd`.
 *
 * Time, user, address, outcome, reason, method and host; the log has no place for anything else. `key refused` reads
 * as `bad key`, and `blocked by policy` as `not allowed`, of which sshd does not write the method.
 *
 * @returns the event with what is lost set to null; null when {@link formatSshdEvent} gives null
 * @example sshdKeeps({ ...event, country: "DE" })?.country // null
 */
export function sshdKeeps(event: AuthEvent): AuthEvent | null {
  if (formatSshdEvent(event) === null) return null;
  const { outcome, user, source_ip } = event;
  const reason = outcome === "success" ? null : (reasonAsRead(event.failure_reason) as FailureReason);
  const method = reason === "not allowed" ? null : event.method;
  return loginEvent(event, outcome, { user, address: normaliseAddress(source_ip!), method, reason });
}
