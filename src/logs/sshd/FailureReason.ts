/**
 * Why an OpenSSH sign-in failed: a small fixed vocabulary, the most telling reason first.
 *
 * When several lines speak about one attempt, the reason that stands first here is the event's.
 *
 * - `not allowed`: the account exists but may not sign in (AllowUsers, locked, root refused)
 * - `unknown user`: no such account
 * - `bad password`: the password was wrong, by sshd or by PAM
 * - `bad key`: the public key was refused
 * - `bad credentials`: another method failed (keyboard-interactive, gssapi, hostbased, …)
 * - `too many attempts`: sshd ended the connection, and no line says which attempts it counted
 * - `no credentials`: the client only asked with method `none`
 * - `gave up`: the client named a user and left, and no line says what it tried
 */
export const FAILURE_REASONS = [
  "not allowed",
  "unknown user",
  "bad password",
  "bad key",
  "bad credentials",
  "too many attempts",
  "no credentials",
  "gave up",
] as const;

/** One of {@link FAILURE_REASONS}. */
export type FailureReason = (typeof FAILURE_REASONS)[number];
