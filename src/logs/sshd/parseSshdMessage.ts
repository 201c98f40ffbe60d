import type { FailureReason } from "./FailureReason";
import { normaliseAddress } from "./normaliseAddress";
import { closing, parseClosing } from "./parseClosing";
import { parseMoreFailures, parsePamMessage } from "./parsePamMessage";
import { splitSignIn, splitUserFrom, type UserFrom } from "./splitUserFrom";
import { ignored, type EvidenceMessage, type SshdMessage } from "./SshdMessage";

/**
 * What one message of sshd says, judged by itself.
 *
 * The client chooses the user's name, and sshd writes it into most of these lines as it came. So each shape is
 * anchored at sshd's own words, and the address is taken from the place where only sshd can have written it.
 *
 * @param message - the syslog message, without header
 * @returns the verdict of this line alone: which attempts are one attempt, only the connection can tell
 * @example parseSshdMessage("Failed password for root from 192.0.2.1 port 22 ssh2").what // "failed"
 */
export function parseSshdMessage(message: string): SshdMessage {
  switch (message.charCodeAt(0)) {
    case 65: // A
      return parseA(message);
    case 70: // F
      return message.startsWith("Failed ") ? parseFailed(message) : other(message);
    case 73: // I
      return parseInvalidUser(message) ?? other(message);
    case 67: // C
      return parseClosing(message) ?? other(message);
    case 68: // D
      return parseDisconnect(message);
    case 80: // P
      return parseP(message);
    case 82: // R
      return parseRootRefused(message) ?? other(message);
    case 85: // U
      return parseNotAllowed(message) ?? other(message);
    case 101: // e
      return message.startsWith("error: ") ? parseError(message.slice(7)) : other(message);
    case 102: // f
      return message.startsWith("fatal: ") ? parseFatal(message.slice(7)) : other(message);
    case 105: // i
      return message.startsWith("input_userauth_request: ") ? ignored("detail of an attempt") : other(message);
    case 112: // p
      return parseModule(message) ?? other(message);
    case 115: // s
      return parsePrefixedClosing(message) ?? other(message);
    default:
      return other(message);
  }
}

/** A method as sshd knows it. A client may send any other text as method, and then sshd writes that text. */
const METHOD = /^[a-z][a-z0-9_-]{0,40}(?:\/[a-z0-9_-]{1,40})?(?:@[a-z0-9.-]{1,40})?$/;
const INVALID = /^(?:invalid|illegal) user /;
const FOR = " for ";

function parseFailed(message: string): SshdMessage {
  const forAt = message.indexOf(FOR);
  if (forAt < 0) return other(message);
  const method = message.slice("Failed ".length, forAt);
  const knownMethod = METHOD.test(method);
  const rest = message.slice(forAt + FOR.length);
  const userExists = !INVALID.test(rest);
  const found = splitSignIn(userExists ? rest : rest.slice("invalid user ".length), userExists);
  if (found === null) {
    return knownMethod
      ? { what: "unreadable", reason: "failed sign-in: no address and port at its end" }
      : other(message);
  }
  const reason = failedReason(knownMethod ? method : null, userExists);
  if (method === "none") return evidence("none", found, reason, method);
  return {
    what: "failed",
    user: found.user || null,
    address: normaliseAddress(found.address),
    port: found.port,
    method: knownMethod ? method : null,
    reason,
  };
}

function failedReason(method: string | null, userExists: boolean): FailureReason {
  if (!userExists) return "unknown user";
  if (method === "password") return "bad password";
  if (method === "publickey") return "bad key";
  return method === "none" ? "no credentials" : "bad credentials";
}

const CORRECT_KEY =
  /^Authentication tried for ([^]*) with correct key but not from a permitted host \(host=\S*, ip=([^,\s]*), required=/;

function parseA(message: string): SshdMessage {
  if (message.startsWith("Accepted ")) return parseAccepted(message);
  const wrongHost = message.startsWith("Authentication tried ") ? CORRECT_KEY.exec(message) : null;
  if (wrongHost === null) return parseAccessDenied(message) ?? other(message);
  return evidence("wrong host", { user: wrongHost[1]!, address: wrongHost[2]!, port: null }, "not allowed");
}

function parseAccepted(message: string): SshdMessage {
  if (message.startsWith("Accepted key ") || message.startsWith("Accepted certificate ")) {
    return ignored("detail of an attempt");
  }
  const forAt = message.indexOf(FOR);
  const method = message.slice("Accepted ".length, forAt);
  if (forAt < 0 || !METHOD.test(method)) return other(message);
  const found = splitSignIn(message.slice(forAt + FOR.length), true);
  if (found === null) return { what: "unreadable", reason: "accepted sign-in: no address and port where they belong" };
  return {
    what: "accepted",
    user: found.user || null,
    address: normaliseAddress(found.address),
    port: found.port,
    method,
    reason: null,
  };
}

function parseInvalidUser(message: string): SshdMessage | null {
  if (!message.startsWith("Invalid user ") && !message.startsWith("Illegal user ")) return null;
  const found = splitUserFrom(message.slice("Invalid user ".length));
  if (found === null) return { what: "unreadable", reason: "invalid user: no address at its end" };
  return evidence("invalid", found, "unknown user");
}

const NOT_ALLOWED = " not allowed because ";
/** The reasons with an address; those without are told apart by their own words, never by a ` from ` in the name. */
const NOT_ALLOWED_FROM =
  /(\S+) not allowed because (?:not listed in AllowUsers|listed in DenyUsers|not in any group|none of user's groups are listed in AllowGroups|a group is listed in DenyGroups)(?: \[preauth\])?$/y;
const LOCKED = " not allowed because account is locked";
const SHELL = / not allowed because shell (?:\S{0,256} )?(?:does not exist|is not executable)$/;

function parseNotAllowed(message: string): SshdMessage | null {
  if (!message.startsWith("User ") || !message.includes(NOT_ALLOWED)) return null;
  const shell = message.lastIndexOf(" not allowed because shell ");
  const userOnly = message.endsWith(LOCKED)
    ? message.length - LOCKED.length
    : shell > 0 && SHELL.test(message.slice(shell))
      ? shell
      : -1;
  if (userOnly >= 0) {
    return evidence("refused", { user: message.slice(5, userOnly), address: "", port: null }, "not allowed");
  }
  const from = message.lastIndexOf(" from ");
  NOT_ALLOWED_FROM.lastIndex = from + 6;
  const match = from < 0 ? null : NOT_ALLOWED_FROM.exec(message);
  if (match === null) return { what: "unreadable", reason: "user not allowed: no address or no known cause" };
  return evidence("refused", { user: message.slice(5, from), address: match[1]!, port: null }, "not allowed");
}

const ROOT_REFUSED = /^ROOT LOGIN REFUSED FROM (\S+)(?: port (\d{1,5}))?(?: \[preauth\])?$/;

function parseRootRefused(message: string): SshdMessage | null {
  const match = ROOT_REFUSED.exec(message);
  if (match === null) return null;
  return evidence("refused", { user: "root", address: match[1]!, port: match[2] ?? null }, "not allowed");
}

const MAX_ATTEMPTS = "maximum authentication attempts exceeded for ";

function parseError(message: string): SshdMessage {
  if (message.startsWith(MAX_ATTEMPTS)) return parseMaxAttempts(message.slice(MAX_ATTEMPTS.length));
  if (message.startsWith("PAM: ")) return parsePamError(message) ?? ignored("server notice");
  return parsePrefixedClosing(message) ?? other(message, "server notice");
}

function parseMaxAttempts(text: string): SshdMessage {
  const userExists = !INVALID.test(text);
  const found = splitSignIn(userExists ? text : text.slice("invalid user ".length), userExists);
  if (found === null) return { what: "unreadable", reason: "too many attempts: no address and port at its end" };
  return closing(found.user, found.address, found.port, userExists ? "too many attempts" : "unknown user");
}

/** `PAM: Authentication failure for [illegal user ]USER from HOST`: PAM's own words hold no ` for `. */
function parsePamError(message: string): SshdMessage | null {
  const forAt = message.indexOf(FOR);
  if (forAt < 0) return null;
  const rest = message.slice(forAt + FOR.length);
  const userExists = !INVALID.test(rest) && !message.startsWith("PAM: User not known");
  const found = splitUserFrom(INVALID.test(rest) ? rest.slice("invalid user ".length) : rest);
  return found === null ? null : evidence("pam error", found, userExists ? "bad credentials" : "unknown user");
}

const DENIED = /^Access denied for user ([^]*) by PAM account configuration(?: \[preauth\])?$/;

function parseAccessDenied(message: string): SshdMessage | null {
  const match = message.startsWith("Access denied ") ? DENIED.exec(message) : null;
  return match === null ? null : closing(match[1]!, "", null, "not allowed");
}

function parseFatal(message: string): SshdMessage {
  return parseAccessDenied(message) ?? parsePrefixedClosing(message) ?? other(message, "server notice");
}

const PREFIXED = /^(?:ssh_dispatch_run_fatal|ssh_packet_[a-z_]{1,40}): (?=Connection )/;

/** `ssh_dispatch_run_fatal: Connection from authenticating user root 192.0.2.1 port 22: …`. */
function parsePrefixedClosing(message: string): SshdMessage | null {
  const prefix = message.startsWith("ssh_") ? PREFIXED.exec(message) : null;
  const rest = prefix === null ? message : message.slice(prefix[0].length);
  return rest.startsWith("Connection ") ? (parseClosing(rest) ?? ignored("connection without sign-in")) : null;
}

const TOO_MANY =
  /^Disconnecting: Too many authentication failures for (?:(invalid|illegal) user )?([^]*?)(?: \[preauth\])?$/;

function parseDisconnect(message: string): SshdMessage {
  const tooMany = message.startsWith("Disconnecting: ") ? TOO_MANY.exec(message) : null;
  if (tooMany !== null) {
    return closing(tooMany[2]!, "", null, tooMany[1] === undefined ? "too many attempts" : "unknown user");
  }
  return parseClosing(message) ?? other(message);
}

function parseP(message: string): SshdMessage {
  if (message.startsWith("PAM: ")) return parsePamError(message) ?? other(message);
  if (message.startsWith("PAM ")) return parseMoreFailures(message) ?? ignored("detail of an attempt");
  if (message.startsWith("Postponed ") || message.startsWith("Partial ")) return ignored("detail of an attempt");
  return other(message);
}

const MODULE = /^(pam_[a-z0-9_]{1,40})\(([^\s()]{0,80})\): /;

function parseModule(message: string): SshdMessage | null {
  const module = MODULE.exec(message);
  return module === null ? null : parsePamMessage(module[1]!, module[2]!, message.slice(module[0].length));
}

function evidence(kind: string, found: UserFrom, reason: FailureReason, method: string | null = null): EvidenceMessage {
  const { user, address, port } = found;
  return { what: "evidence", kind, user: user || null, address: normaliseAddress(address), port, method, reason };
}

const SESSION =
  /^(?:Received disconnect|Disconnected from (?:user |\S{1,64} port \d{1,5}$)|Connection (?:closed|reset) by user |Start(?:ing)? session|Clos(?:e|ing) |User child |subsystem request|Transferred|Changed root|session |Timeout, client)/;
const CONNECTION =
  /^(?:Connection |Disconnect|Did not receive identification|Unable to negotiate|refused connect|Bad (?:protocol|packet|remote)|[Tt]imeout before authentication|banner exchange|kex_|ssh_|Corrupted MAC|Protocol major|Magic value check|drop connection|no matching |probed from|scanned from|Write failed|Read from socket|Read error)/;
const NOTICE =
  /^(?:Server listening|Received (?:signal|SIG)|reverse mapping|Address |Nasty PTR|beginning MaxStartups|exited MaxStartups|Could not|rexec|Exiting|Set \/proc|Bind to port|debug\d|Missing privilege|warning: |WARNING|Starting|srclimit_|penalty: |Deprecated option|Unsupported option)/;
const DETAIL =
  /^(?:Authorized to |Found matching |Certificate |Authentication |Failed to (?:open|read) |User |userauth_|Unable to authenticate|key for )/;

/** A message without a sign-in, by its first words. */
function other(message: string, otherwise: "server notice" | "other sshd message" = "other sshd message"): SshdMessage {
  if (SESSION.test(message)) return ignored("session");
  if (CONNECTION.test(message)) return ignored("connection without sign-in");
  if (NOTICE.test(message)) return ignored("server notice");
  return ignored(DETAIL.test(message) ? "detail of an attempt" : otherwise);
}
