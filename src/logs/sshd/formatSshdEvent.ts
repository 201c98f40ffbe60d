import { isIP } from "node:net";
import type { AuthEvent } from "../AuthEvent";
import { isoMicroseconds } from "../json/isoMicroseconds";
import { normaliseAddress } from "./normaliseAddress";

/** sshd writes other characters, and the backslash, as octal numbers; and it cuts a name at 100 characters. */
const WRITTEN_AS_IS = /^[ -[\]-~]{1,100}$/;
/** Where sshd writes no `invalid user`, such a name would read as the name of somebody else who does not exist. */
const SAYS_INVALID = /^(?:invalid|illegal) user /;
const HOST_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/;
/** The ways to sign in that sshd knows. */
const METHODS: ReadonlySet<string> = new Set([
  "password",
  "publickey",
  "keyboard-interactive",
  "keyboard-interactive/pam",
  "hostbased",
  "gssapi-with-mic",
]);

/**
 * A reason as the reader of sshd calls it.
 *
 * @example reasonAsRead("key refused") // "bad key"
 */
export function reasonAsRead(reason: string | null): string | null {
  if (reason === "key refused") return "bad key";
  return reason === "blocked by policy" ? "not allowed" : reason;
}

/**
 * Writes an event as one line of OpenSSH's `sshd` in syslog, with a stamp of RFC 3339 in microseconds.
 *
 * The process id and port are made from the event, as if each attempt were a connection of its own. Lines that the
 * reader may hold back (`User … not allowed`) have even process ids and all others odd ones, so that no line changes
 * what another one says.
 *
 * @returns the line without its end; null when sshd has no word for the event, or its log would give back another one:
 *   another action than `login`, no user or one that sshd writes otherwise, no IP address, no method that sshd knows,
 *   a failure without a reason or with one that sshd does not give, a host that is no host name, a time outside 1970
 *   to 2199
 * @see sshdKeeps for what reading gives back
 * @example
 * formatSshdEvent({ ...emptyEvent(), outcome: "success", user: "ada", source_ip: "192.0.2.1", method: "password" })
 * // "1970-01-01T00:00:00.000000+00:00 sshd[…]: Accepted password for ada from 192.0.2.1 port … ssh2"
 */
export function formatSshdEvent(event: AuthEvent): string | null {
  const { user, source_ip, host } = event;
  if (event.action !== "login" || user === null || source_ip === null) return null;
  if (!WRITTEN_AS_IS.test(user) || SAYS_INVALID.test(user) || isIP(source_ip) === 0) return null;
  if (host !== null && !HOST_NAME.test(host)) return null;
  const time = isoMicroseconds(event.timestampUs);
  if (time === null) return null;
  const hash = hashOf(`${time} ${source_ip} ${user}`);
  const message = messageOf(event, user, normaliseAddress(source_ip)!, 1024 + (hash % 64_000));
  if (message === null) return null;
  const held = message.startsWith("User ");
  const pid = 1000 + 2 * ((hash >>> 8) % 2_000_000) + (held ? 0 : 1);
  return `${time}+00:00 ${host === null ? "" : `${host} `}sshd[${pid}]: ${message}`;
}

function messageOf(event: AuthEvent, user: string, address: string, port: number): string | null {
  const { outcome, failure_reason, method } = event;
  if (outcome === "failure" && reasonAsRead(failure_reason) === "not allowed") {
    return `User ${user} from ${address} not allowed because not listed in AllowUsers`;
  }
  if (method === null || !METHODS.has(method)) return null;
  const from = `${user} from ${address} port ${port} ssh2`;
  if (outcome === "success") return `Accepted ${method} for ${from}`;
  if (failure_reason === "unknown user") return `Failed ${method} for invalid user ${from}`;
  return reasonAsRead(failure_reason) === failedReason(method) ? `Failed ${method} for ${from}` : null;
}

/** Why sshd's `Failed` line of this method says that an existing user failed. */
function failedReason(method: string): string {
  return method === "password" ? "bad password" : method === "publickey" ? "bad key" : "bad credentials";
}

/** Hash of 32 bits (FNV-1a), so that the same event always gives the same line. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
