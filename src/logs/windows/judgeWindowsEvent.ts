import type { AuthEvent } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { textAt } from "../json/textAt";
import { normaliseAddress } from "../sshd/normaliseAddress";
import { automaticAccount } from "./automaticAccount";
import { dashToNull } from "./dashToNull";
import { LOGON_METHODS } from "./logonMethods";
import { isSecurityEvent, type WindowsFields } from "./windowsFields";
import type { WindowsIgnoredKind } from "./WindowsIgnoredKind";
import { reasonOfKerberosStatus, reasonOfNtStatus } from "./windowsReason";

/** KDC_ERR_PREAUTH_REQUIRED: the client has to send the password's proof as well, as every client then does. */
const PREAUTH_REQUIRED = 0x19;

/** What an event's number says, besides who, where and when. */
type Meaning = Pick<AuthEvent, "action" | "outcome" | "failure_reason" | "method">;

/** The events that are read, by EventID. */
const MEANINGS: ReadonlyMap<number, (data: JsonObject) => Meaning | string> = new Map([
  [4624, (data) => success("login", logonMethod(data))],
  [4625, (data) => failure("login", logonMethod(data), reasonOfNtStatus(...statusesOf(data)))],
  [4634, (data) => success("logout", logonMethod(data))],
  [4647, (data) => success("logout", logonMethod(data))],
  [4648, () => success("login", "explicit credentials")],
  [4740, () => failure("lockout", null, "account locked")],
  [4768, (data) => ofStatus(data, "login", "kerberos", reasonOfKerberosStatus)],
  [4769, (data) => ofStatus(data, "service ticket", "kerberos", reasonOfKerberosStatus)],
  [4771, (data) => failure("login", "kerberos", reasonOfKerberosStatus(statusAt(data, "Status") ?? 0))],
  [4776, (data) => ofStatus(data, "login", "ntlm", reasonOfNtStatus)],
]);

/**
 * Whether events of this number are read.
 *
 * @example isSignInEvent(4672) // false
 */
export function isSignInEvent(eventId: number): boolean {
  return MEANINGS.has(eventId);
}

/** Events that are counted under a kind of their own. */
const IGNORED: ReadonlyMap<number, WindowsIgnoredKind> = new Map([
  [4778, "session reconnected"],
  [4779, "session disconnected"],
]);

/**
 * What one Windows Security event is to us, however it is spelled.
 *
 * - Sign-ins: 4624 and 4625; 4648 (with another account's credentials); 4768, 4771 and 4776, as a domain controller
 *   sees them; 4769, a ticket for one service, has the action `service ticket`. The same EventID stands for success
 *   and failure in 4768, 4769 and 4776: the status decides, compared as a number. A 4648 to this machine itself
 *   (`localhost`) is a step of the sign-in that its 4624 or 4625 is about.
 * - Sign-outs: 4634 and 4647. 4740, an account that was locked, has the action `lockout`.
 * - Coming back to a session over the network (4778) is preceded or followed by a 4624, which is the sign-in; leaving it
 *   (4779) is no sign-out. Both are ignored, by kind.
 * - What an automatic account does successfully is no sign-in of a person, and ignored by kind. Its failures count:
 *   which name is guessed at, the guesser chooses.
 *
 * The user stands without domain, which Windows writes in several ways; only an account's own `@` stays. The source
 * is null where Windows does not know it (`-`; 4776 has only the workstation's name, which is the device).
 *
 * @param timeOf - when it happened, microseconds since 1970; or why that cannot be read. Called for events alone.
 */
export function judgeWindowsEvent(fields: WindowsFields, timeOf: () => number | string): RecordVerdict {
  const { eventId, channel, provider, data } = fields;
  if (eventId === null) return { rejected: "no EventID" };
  if ((channel !== null || provider !== null) && !isSecurityEvent(fields)) return ignored("other channel");
  const meaning = MEANINGS.get(eventId)?.(data);
  if (meaning === undefined) return ignored(IGNORED.get(eventId) ?? "other event");
  if (typeof meaning === "string") return { rejected: `event ${eventId}: ${meaning}` };
  if (isStep(eventId, data)) return ignored("step of a sign-in");
  const user = userOf(eventId, data);
  const sid = textAt(data, "TargetUserSid") ?? textAt(data, "TargetSid");
  const automatic = meaning.outcome === "success" ? automaticAccount(user, sid, meaning.method) : null;
  if (automatic !== null) return ignored(automatic);
  const timestampUs = timeOf();
  if (typeof timestampUs === "string") return { rejected: timestampUs };
  return {
    event: {
      ...emptyEvent(),
      ...meaning,
      event_id: fields.recordId,
      timestampUs,
      user,
      source_ip: normaliseAddress(textAt(data, "IpAddress") ?? ""),
      device: deviceOf(eventId, data),
      host: fields.host,
      session_id: sessionOf(data),
    },
  };
}

function isStep(eventId: number, data: JsonObject): boolean {
  if (eventId === 4768) return statusAt(data, "Status") === PREAUTH_REQUIRED;
  return eventId === 4648 && textAt(data, "TargetServerName")?.toLowerCase() === "localhost";
}

function ignored(kind: WindowsIgnoredKind): RecordVerdict {
  return { ignored: kind };
}

function success(action: string, method: string | null): Meaning {
  return { action, outcome: "success", failure_reason: null, method };
}

function failure(action: string, method: string | null, reason: string | null): Meaning {
  return { action, outcome: "failure", failure_reason: reason, method };
}

function ofStatus(
  data: JsonObject,
  action: string,
  method: string,
  reasonOf: (status: number) => string | null,
): Meaning | string {
  const status = statusAt(data, "Status");
  if (status === null) return "no Status";
  return status === 0 ? success(action, method) : failure(action, method, reasonOf(status));
}

function logonMethod(data: JsonObject): string | null {
  return LOGON_METHODS.get(numberAt(data, "LogonType") ?? 0) ?? null;
}

function statusesOf(data: JsonObject): [status: number, subStatus: number] {
  return [statusAt(data, "Status") ?? 0, statusAt(data, "SubStatus") ?? 0];
}

/** `0xc000006d`, `0x00000018` and -1073741715 are numbers of 32 bits, however they are written. */
function statusAt(data: JsonObject, name: string): number | null {
  const status = numberAt(data, name);
  return status === null ? null : status >>> 0;
}

/** Event 4769 alone writes the realm behind the name. */
function userOf(eventId: number, data: JsonObject): string | null {
  const user = dashToNull(textAt(data, "TargetUserName"));
  const realm = eventId === 4769 && user !== null ? user.lastIndexOf("@") : -1;
  return realm > 0 ? user!.slice(0, realm) : user;
}

/** The name that the client's machine gave; event 4740 writes it where others have the domain. */
function deviceOf(eventId: number, data: JsonObject): string | null {
  if (eventId === 4740) return dashToNull(textAt(data, "TargetDomainName"));
  return dashToNull(textAt(data, "WorkstationName") ?? textAt(data, "Workstation"));
}

function sessionOf(data: JsonObject): string | null {
  const id = dashToNull(textAt(data, "TargetLogonId"));
  return id === "0x0" ? null : id;
}
