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
  return {
    ...emptyEvent(),
    timestampUs: where.timestampUs,
    user: login.user,
    source_ip: login.address,
    outcome,
    failure_reason: login.reason,
    method: login.method,
    host: where.host,
  };
}
