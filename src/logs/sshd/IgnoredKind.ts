/**
 * The kinds under which the OpenSSH reader counts lines that are no sign-in: fixed phrases, never text from the log.
 *
 * - `detail of an attempt`: about an attempt that another line already counts
 * - `session`: opened, closed or disconnected after the sign-in
 * - `connection without sign-in`: somebody connected and named no user
 * - `server notice`: the server about itself or about its view of the network
 * - `other sshd message`: sshd wrote it, and the reader does not know it
 * - `change of user`: `su`, `sudo` and the like, by somebody who is signed in already
 * - `other program`: written neither by sshd nor by PAM about another service that people sign in to
 * - `journal marker`: `-- Boot … --` and the like, which `journalctl` puts between entries
 * - `further line of a message`: it begins with spaces, as `journalctl` writes messages of several lines
 * - `blank line`
 */
export type IgnoredKind =
  | "detail of an attempt"
  | "session"
  | "connection without sign-in"
  | "server notice"
  | "other sshd message"
  | "change of user"
  | "other program"
  | "journal marker"
  | "further line of a message"
  | "blank line";
