import { normaliseAddress } from "./normaliseAddress";
import type { PamService } from "./PAM_SERVICES";
import { splitPamFields, splitPamRuser } from "./splitPamFields";
import { ignored, type SshdMessage } from "./SshdMessage";

const FAILURE = "authentication failure;";
const MORE_FAILURES = /^(?:PAM )?(\d{1,6}) more authentication failures?; /;
const OPENED = "session opened for user ";
const BY = " by ";
/** Newer versions write the number of the user after the name. */
const USER_ID = /\(uid=\d{1,10}\)$/;

/**
 * What a message of a PAM module says, inside sshd.
 *
 * @param module - `pam_unix`, `pam_sss`, …
 * @param service - what stands in brackets after it (`sshd:auth`), empty in old logs
 * @param message - the rest
 * @example parsePamMessage("pam_unix", "sshd:auth", "check pass; user unknown").what // "ignored"
 */
export function parsePamMessage(module: string, service: string, message: string): SshdMessage {
  if (message.startsWith(OPENED)) return { what: "opened", user: userOfSession(message), address: null, port: null };
  if (service.endsWith(":session") || message.startsWith("session ")) return ignored("session");
  if (!message.startsWith(FAILURE)) return parseMoreFailures(message) ?? ignored("detail of an attempt");
  const fields = splitPamFields(message.slice(FAILURE.length).trimStart());
  if (fields === null) return UNREADABLE;
  return failure(module, fields.user, fields.address, fields.user !== null, null);
}

/**
 * What a message of a PAM module says, inside another service that people sign in to: there, a session that is opened
 * is the only sign of a success.
 *
 * @param module - `pam_unix`, `pam_sss`, …
 * @param service - what asked PAM
 * @param message - the rest
 * @example parsePamServiceMessage("pam_unix", service, "session opened for user ada by LOGIN(uid=0)").what // "accepted"
 */
export function parsePamServiceMessage(module: string, service: PamService, message: string): SshdMessage {
  const { method, tellsRuser } = service;
  if (message.startsWith(OPENED)) {
    return { what: "accepted", user: userOfSession(message), address: null, port: null, method, reason: null };
  }
  if (message.startsWith("session ")) return ignored("session");
  if (!message.startsWith(FAILURE)) return ignored("detail of an attempt");
  const text = message.slice(FAILURE.length).trimStart();
  if (tellsRuser) {
    const found = splitPamRuser(text);
    if (found === "ambiguous") return AMBIGUOUS;
    return found === null ? UNREADABLE : failure(module, found.user, found.address, found.isKnown, method);
  }
  const fields = splitPamFields(text);
  return fields === null ? UNREADABLE : failure(module, fields.user, fields.address, fields.user !== null, method);
}

const UNREADABLE: SshdMessage = {
  what: "unreadable",
  reason: "authentication failure of PAM: its fields cannot be read",
};
const AMBIGUOUS: SshdMessage = {
  what: "unreadable",
  reason: "authentication failure of PAM: its address can be read in more than one way",
};

/** @param isKnown - there is such a user: pam_unix writes `user=` only then */
function failure(
  module: string,
  user: string | null,
  address: string,
  isKnown: boolean,
  method: string | null,
): SshdMessage {
  return {
    what: "evidence",
    kind: `pam:${module}`,
    user,
    address: normaliseAddress(address),
    port: null,
    method,
    reason: isKnown ? "bad password" : "unknown user",
  };
}

/** `session opened for user ada(uid=1000) by (uid=0)`: the user exists, so the name is none that a client made up. */
function userOfSession(message: string): string | null {
  const by = message.lastIndexOf(BY);
  const user = message.slice(OPENED.length, by < OPENED.length ? message.length : by);
  return user.replace(USER_ID, "") || null;
}

/**
 * Reads `PAM 5 more authentication failures; logname= … rhost=192.0.2.1  user=root`.
 *
 * @returns the summary, or null when the message is another one
 */
export function parseMoreFailures(message: string): SshdMessage | null {
  const more = MORE_FAILURES.exec(message);
  if (more === null) return null;
  const fields = splitPamFields(message.slice(more[0].length));
  if (fields === null)
    return { what: "unreadable", reason: "authentication failures of PAM: the fields cannot be read" };
  const { user } = fields;
  const reason = user === null ? "unknown user" : "bad password";
  return { what: "more failures", count: Number(more[1]), user, address: normaliseAddress(fields.address), reason };
}
