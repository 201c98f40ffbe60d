import { KEYBOARD_METHODS } from "./logonMethods";
import type { WindowsIgnoredKind } from "./WindowsIgnoredKind";

const SYSTEM_NAMES: ReadonlySet<string> = new Set(["SYSTEM", "LOCAL SERVICE", "NETWORK SERVICE"]);
const ANONYMOUS = "ANONYMOUS LOGON";
const ANONYMOUS_SID = "S-1-5-7";
/** SYSTEM, LOCAL SERVICE, NETWORK SERVICE; the window manager (90) and the font driver host (96). */
const SYSTEM_SID = /^S-1-5-(?:18|19|20|90-.+|96-.+)$/;
/** The window manager's and the font driver's accounts, one for each session. */
const DRAWING_NAME = /^(?:DWM|UMFD)-\d{1,10}$/;

/**
 * Whether an account is used by Windows itself rather than by a person, and under which kind it is counted.
 *
 * Names of accounts differ between the languages of Windows, their SIDs do not; but some events have no SID.
 * A name that ends in `$` is a computer's, unless somebody sat at a keyboard: attackers hide accounts of their own
 * behind a `$`. An account that somebody called `DWM-1` is told apart by its SID.
 *
 * @param user - `TargetUserName`
 * @param sid - `TargetUserSid`, null when the event has none
 * @param method - how it signed in
 * @returns the kind, or null for an account that a person may use
 * @see https://learn.microsoft.com/windows-server/identity/ad-ds/manage/understand-security-identifiers
 * @example automaticAccount("DC01$", null, "network") // "machine account"
 */
export function automaticAccount(
  user: string | null,
  sid: string | null,
  method: string | null,
): WindowsIgnoredKind | null {
  if (user === null) return null;
  const name = user.toUpperCase();
  if (name === ANONYMOUS || sid === ANONYMOUS_SID) return "anonymous logon";
  if (name.endsWith("$")) return method !== null && KEYBOARD_METHODS.has(method) ? null : "machine account";
  if (SYSTEM_NAMES.has(name)) return "system account";
  return (sid === null ? DRAWING_NAME.test(name) : SYSTEM_SID.test(sid)) ? "system account" : null;
}
