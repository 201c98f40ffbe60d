import { KEYBOARD_METHODS } from "./logonMethods";
import type { WindowsIgnoredKind } from "./WindowsIgnoredKind";

const SYSTEM_NAMES: ReadonlySet<string> = new Set(["SYSTEM", "LOCAL SERVICE", "NETWORK SERVICE"]);
const ANONYMOUS = "ANONYMOUS LOGON";
const ANONYMOUS_SID = "S-1-5-7";
const SID = /^S-1-/;
/** What Windows writes where it knows no SID. */
const NOBODY_SID = "S-1-0-0";
/** SYSTEM, LOCAL SERVICE, NETWORK SERVICE; the window manager (90) and the font driver host (96). */
const SYSTEM_SID = /^S-1-5-(?:18|19|20|90-.+|96-.+)$/;
/** The window manager's and the font driver's accounts, one for each session. */
const DRAWING_NAME = /^(?:DWM|UMFD)-\d{1,10}$/;

/**
 * Whether an account is used by Windows itself rather than by a person, and under which kind it is counted.
 *
 * Names of accounts differ between the languages of Windows, and anyone may call an account `SYSTEM`; SIDs neither
 * differ nor lie. So the SID decides where the event has one (`S-1-0-0` is none), and the name elsewhere.
 * A name that ends in `$` is a computer's, unless somebody sat at a keyboard: attackers hide accounts of their own
 * behind a `$`.
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
  const known = sid !== null && SID.test(sid) && sid !== NOBODY_SID ? sid : null;
  if (known === null ? name === ANONYMOUS : known === ANONYMOUS_SID) return "anonymous logon";
  if (name.endsWith("$")) return method !== null && KEYBOARD_METHODS.has(method) ? null : "machine account";
  const isSystem = known === null ? SYSTEM_NAMES.has(name) || DRAWING_NAME.test(name) : SYSTEM_SID.test(known);
  return isSystem ? "system account" : null;
}
