/**
 * The kinds under which the OpenSSH reader counts lines that are no sign-in: fixed phrases, never text from the log.
 *
 * - `detail of an attempt`: about an attempt that another line already counts
 * - `session`: opened, closed or disconnected after the sign-in
 * - `connection without sign-in`: somebody connected and named no user
 * - `server notice`: the server about itself or about its view of the network
 * - `other sshd message`: sshd wrote it, and the reader does not know it
 * - `other program`: not written by sshd
 * - `blank line`
 */
export type IgnoredKind =
  | "detail of an attempt"
  | "session"
  | "connection without sign-in"
  | "server notice"
  | "other sshd message"
  | "other program"
  | "blank line";
