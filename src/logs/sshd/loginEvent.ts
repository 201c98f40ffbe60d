import type { AuthEvent, Outcome } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import type { FailureReason } from "./FailureReason";

/** What an OpenSSH log knows about a sign-in. */
export interface Login {
  user: string | null;
  address: string | null;
  method: string | null;
  reason: FailureReason | null;
}

/**
 * The event of one sign-in over SSH; what such a log does not have is null.
 *
 * @param where - time (microseconds since 1970) and the machine that was signed in to
 */
export function loginEvent(
  where: { timestampUs: number; host: string | null },
  outcome: Outcome,
  login: Login,
): AuthEvent {
  const event = emptyEvent();
  event.timestampUs = where.timestampUs;
  event.user = login.user;
  event.source_ip = login.address;
  event.outcome = outcome;
  event.failure_reason = login.reason;
  event.method = login.method;
  event.host = where.host;
  return event;
}
