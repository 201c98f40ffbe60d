import type { AuthEvent } from "../AuthEvent";
import { MAX_LINE_LENGTH } from "../readLines";
import { automaticAccount } from "./automaticAccount";
import { isoMicroseconds } from "../json/isoMicroseconds";
import { LOGON_TYPES } from "./logonMethods";

/** Status and SubStatus of event 4625, for each reason that it has a code for. */
const NT_CODES: ReadonlyMap<string | null, [status: string, subStatus: string]> = new Map([
  [null, ["0xc000006d", "0x0"]],
  ["bad password", ["0xc000006d", "0xc000006a"]],
  ["unknown user", ["0xc000006d", "0xc0000064"]],
  ["password expired", ["0xc000006e", "0xc0000071"]],
  ["account locked", ["0xc0000234", "0x0"]],
  ["account disabled", ["0xc000006e", "0xc0000072"]],
  ["account expired", ["0xc000006e", "0xc0000193"]],
  ["blocked by policy", ["0xc000006e", "0xc000006f"]],
]);

/** Kerberos codes, for each reason that there is one for. */
const KERBEROS_CODES: ReadonlyMap<string | null, string> = new Map([
  [null, "0x3c"],
  ["bad password", "0x18"],
  ["unknown user", "0x6"],
  ["password expired", "0x17"],
  ["account locked", "0x12"],
  ["account disabled", "0x12"],
  ["account locked or disabled", "0x12"],
  ["blocked by policy", "0xc"],
]);

/**
 * Writes an event as one line of Windows Security JSON, flat as NXLog does.
 *
 * A sign-in is event 4624 or 4625, over Kerberos 4768 or (bad password) 4771; a sign-out is 4634. `password` becomes
 * LogonType 8, NetworkCleartext.
 *
 * @returns the line without its end; null when Windows has no word for the event: another action, a method or a
 *   reason without a code, a machine's or the system's own account, a time outside 1970 to 2199, more than a line holds
 * @see windowsKeeps for what reading gives back
 * @example formatWindowsEvent({ ...emptyEvent(), outcome: "success", user: "ada", method: "network" })
 */
export function formatWindowsEvent(event: AuthEvent): string | null {
  const { timestampUs, user, outcome, method } = event;
  const time = isoMicroseconds(timestampUs);
  if (time === null) return null;
  const body = event.action === "login" ? loginFields(event) : event.action === "logout" ? logoutFields(event) : null;
  if (body === null || (outcome === "success" && automaticAccount(user, null, method) !== null)) return null;
  const line =
    `{"@timestamp":"${time}Z","Channel":"Security","SourceName":"Microsoft-Windows-Security-Auditing",` +
    `"EventRecordID":${recordId(event.event_id)},"Hostname":${JSON.stringify(event.host)},` +
    `"TargetUserName":${text(user)},${body}}`;
  return line.length < MAX_LINE_LENGTH ? line : null;
}

function loginFields(event: AuthEvent): string | null {
  if (event.method === "kerberos") return kerberosFields(event);
  const type = logonType(event.method);
  if (type === null) return null;
  const from = `${type}"WorkstationName":${text(event.device)},"IpAddress":${text(event.source_ip)}`;
  if (event.outcome === "success") return `"EventID":4624,${from},"TargetLogonId":${text(event.session_id)}`;
  const codes = NT_CODES.get(event.failure_reason);
  return codes === undefined ? null : `"EventID":4625,${from},"Status":"${codes[0]}","SubStatus":"${codes[1]}"`;
}

function kerberosFields(event: AuthEvent): string | null {
  const { outcome, failure_reason, source_ip } = event;
  const status = outcome === "success" ? "0x0" : KERBEROS_CODES.get(failure_reason);
  if (status === undefined) return null;
  return `"EventID":${status === "0x18" ? 4771 : 4768},"IpAddress":${text(source_ip)},"Status":"${status}"`;
}

function logoutFields(event: AuthEvent): string | null {
  const type = logonType(event.method);
  if (type === null || event.outcome === "failure") return null;
  return `"EventID":4634,${type}"TargetLogonId":${text(event.session_id)}`;
}

/** Nothing for a method that is not known; null for one that Windows does not have. */
function logonType(method: string | null): string | null {
  if (method === null) return "";
  const type = LOGON_TYPES.get(method);
  return type === undefined ? null : `"LogonType":"${type}",`;
}

/** As JSON; `-` is how Windows writes that there is nothing. */
function text(value: string | null): string {
  return value === null ? '"-"' : JSON.stringify(value);
}

/** Windows counts its records; an id that is no such number is written as text. */
const RECORD_ID = /^(?:0|[1-9]\d{0,14})$/;

function recordId(id: string | null): string {
  return id !== null && RECORD_ID.test(id) ? id : JSON.stringify(id);
}
