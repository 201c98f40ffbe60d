import type { FailureReason } from "./FailureReason";
import type { IgnoredKind } from "./IgnoredKind";

/** sshd's own verdict on one attempt: `Failed …` or `Accepted …`. */
export interface VerdictMessage {
  what: "failed" | "accepted";
  user: string | null;
  address: string | null;
  port: string | null;
  /** As sshd names it, such as `password` or `keyboard-interactive/pam`; null when the client made it up. */
  method: string | null;
  reason: FailureReason | null;
}

/**
 * A line that shows that an attempt took place, and that sshd's verdict, if it is in the log, makes a mere detail.
 *
 * Kinds of evidence, weakest first: `closing` (the connection ended while this user was signing in), `wrong host`
 * (right key, not from there), `refused` (the account may not sign in), `invalid` (no such user), `none` (asked with
 * method none), `pam:MODULE` and `pam error` (PAM refused).
 */
export interface EvidenceMessage {
  what: "evidence";
  kind: string;
  user: string | null;
  address: string | null;
  port: string | null;
  method: string | null;
  reason: FailureReason;
}

/** PAM's summary at the end of a connection: so many failures more than the first one. */
export interface MoreFailuresMessage {
  what: "more failures";
  count: number;
  user: string | null;
  address: string | null;
  reason: FailureReason;
}

/** PAM opened a session: the user is in. sshd's own `Accepted` mostly says it too, in the same log or in another one. */
export interface OpenedMessage {
  what: "opened";
  user: string | null;
  address: null;
  port: null;
}

/** No sign-in. */
export interface IgnoredMessage {
  what: "ignored";
  kind: IgnoredKind;
}

/** The shape of a sign-in, but not readable as one. */
export interface UnreadableMessage {
  what: "unreadable";
  reason: string;
}

/** A message about an attempt to sign in. */
export type AttemptMessage = VerdictMessage | EvidenceMessage | MoreFailuresMessage | OpenedMessage;

/** What one message of sshd says, judged by itself. */
export type SshdMessage = AttemptMessage | IgnoredMessage | UnreadableMessage;

/** Builds the verdict on a line that is no sign-in. */
export function ignored(kind: IgnoredKind): IgnoredMessage {
  return { what: "ignored", kind };
}
