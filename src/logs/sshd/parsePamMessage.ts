import { normaliseAddress } from "./normaliseAddress";
import { ignored, type SshdMessage } from "./SshdMessage";

const FAILURE = "authentication failure;";
/**
 * The address stands before the user, whose name the client chooses, so nothing that a client writes can stand
 * before `rhost=`: the first one counts.
 */
const FAILURE_FIELDS = /^logname=\S* uid=-?\d* euid=-?\d* tty=\S* ruser=\S* rhost=(\S*)(?: {1,2}user=([^]*)| *)$/;
const MORE_FAILURES = /^(?:PAM )?(\d{1,6}) more authentication failures?; /;

/**
 * What a message of a PAM module says, inside sshd.
 *
 * @param module - `pam_unix`, `pam_sss`, …
 * @param service - what stands in brackets after it (`sshd:auth`), empty in old logs
 * @param message - the rest
 * @example parsePamMessage("pam_unix", "sshd:auth", "check pass; user unknown").what // "ignored"
 */
export function parsePamMessage(module: string, service: string, message: string): SshdMessage {
  if (service.endsWith(":session") || message.startsWith("session ")) return ignored("session");
  if (message.startsWith(FAILURE)) {
    const fields = FAILURE_FIELDS.exec(message.slice(FAILURE.length).trimStart());
    if (fields === null)
      return { what: "unreadable", reason: "authentication failure of PAM: its fields cannot be read" };
    const user = fields[2] || null;
    return {
      what: "evidence",
      kind: `pam:${module}`,
      user,
      address: normaliseAddress(fields[1]!),
      port: null,
      method: null,
      reason: reasonFor(user),
    };
  }
  return parseMoreFailures(message) ?? ignored("detail of an attempt");
}

/**
 * Reads `PAM 5 more authentication failures; logname= … rhost=192.0.2.1  user=root`.
 *
 * @returns the summary, or null when the message is another one
 */
export function parseMoreFailures(message: string): SshdMessage | null {
  const more = MORE_FAILURES.exec(message);
  if (more === null) return null;
  const fields = FAILURE_FIELDS.exec(message.slice(more[0].length));
  if (fields === null)
    return { what: "unreadable", reason: "authentication failures of PAM: the fields cannot be read" };
  const user = fields[2] || null;
  const address = normaliseAddress(fields[1]!);
  return { what: "more failures", count: Number(more[1]), user, address, reason: reasonFor(user) };
}

/** pam_unix writes the user only when there is such a user. */
function reasonFor(user: string | null): "unknown user" | "bad password" {
  return user === null ? "unknown user" : "bad password";
}
