import type { FailureReason } from "./FailureReason";
import { normaliseAddress } from "./normaliseAddress";
import type { EvidenceMessage, SshdMessage } from "./SshdMessage";

const CLOSING =
  /^(Connection closed by|Connection reset by|Disconnected from|Disconnecting|Connection from) (authenticating|invalid) user /;
/** The address and port at the end of the line, where nothing of the client's can stand after them. */
const ADDRESS_END = / (\S+) port (\d{1,5})(?:: Too many authentication failures)?(?: \[preauth\])?$/y;
/** The same in the middle: what follows may be the client's. */
const ADDRESS_MIDDLE = / (\S+) port (\d{1,5}): /y;
const PORT = " port ";
const NO_ADDRESS: SshdMessage = { what: "unreadable", reason: "closed connection: no address where it belongs" };

/**
 * Reads how sshd says that a connection ended while a user was still signing in:
 * `Connection closed by authenticating user root 192.0.2.1 port 22 [preauth]` and the like.
 *
 * The user's name may hold spaces and a false address; the last address counts where it ends the line. Where a text
 * follows that the client may have written too (`Disconnecting …: Change of username …`), the line is unreadable
 * as soon as two addresses fit, unless the user exists and so cannot hold one.
 *
 * @returns the message, or null when the line is another one
 */
export function parseClosing(message: string): SshdMessage | null {
  const start = CLOSING.exec(message);
  if (start === null) return null;
  const userExists = start[2] === "authenticating";
  // Keeps the space before the user, so that an empty name is found too.
  const rest = message.slice(start[0].length - 1);
  const reason: FailureReason = !userExists
    ? "unknown user"
    : rest.includes(": Too many authentication failures")
      ? "too many attempts"
      : "gave up";
  const at = spaceBeforeAddress(rest, rest.lastIndexOf(PORT));
  const end = at < 0 ? null : matchAt(ADDRESS_END, rest, at);
  if (end !== null) return closing(rest.slice(1, at), end[1]!, end[2]!, reason);
  return start[1] === "Disconnecting" || start[1] === "Connection from"
    ? closingInMiddle(rest, userExists, reason)
    : NO_ADDRESS;
}

/** A line that says that a connection ended, as evidence of an attempt. */
export function closing(user: string, address: string, port: string | null, reason: FailureReason): EvidenceMessage {
  return {
    what: "evidence",
    kind: "closing",
    user: user || null,
    address: normaliseAddress(address),
    port,
    method: null,
    reason,
  };
}

function closingInMiddle(rest: string, userExists: boolean, reason: FailureReason): SshdMessage {
  let found: EvidenceMessage | null = null;
  for (let port = rest.indexOf(PORT); port >= 0; port = rest.indexOf(PORT, port + 1)) {
    const at = spaceBeforeAddress(rest, port);
    const match = at < 0 ? null : matchAt(ADDRESS_MIDDLE, rest, at);
    if (match === null) continue;
    if (found !== null) return { what: "unreadable", reason: "closed connection: more than one address fits" };
    found = closing(rest.slice(1, at), match[1]!, match[2]!, reason);
    if (userExists) break;
  }
  return found ?? NO_ADDRESS;
}

function spaceBeforeAddress(rest: string, port: number): number {
  return port <= 0 ? -1 : rest.lastIndexOf(" ", port - 1);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
