import type { Outcome } from "../AuthEvent";

/** What a type of event of OneLogin is to us. */
export type OneloginKind =
  | { action: "login" | "logout" | "mfa" | "password_change"; outcome: Outcome; method: string | null }
  | { ignored: "application opened in a session" | "account locked" | "other event" };

const OTHER: OneloginKind = { ignored: "other event" };
const APPLICATION: OneloginKind = { ignored: "application opened in a session" };
const LOCKED: OneloginKind = { ignored: "account locked" };

/** By `event_type_id` as text: some programs that pass the log on write the numbers so. */
const KINDS: ReadonlyMap<string, OneloginKind> = new Map<string, OneloginKind>([
  ["5", login("success")],
  ["6", login("failure")],
  ["7", { action: "logout", outcome: "success", method: null }],
  ["516", { action: "logout", outcome: "success", method: null }],
  ["11", { action: "password_change", outcome: "success", method: null }],
  // RADIUS, the API, LDAP, another provider, OneLogin Desktop for Mac.
  ["68", login("success")],
  ["69", login("failure")],
  ["122", login("success")],
  ["123", login("failure")],
  ["129", login("failure", "password")],
  ["130", login("success", "password")],
  ["140", login("success", "token")],
  ["141", login("failure", "token")],
  ["153", login("success")],
  ["154", login("failure")],
  // A second factor that a program checks for the user.
  ["527", { action: "mfa", outcome: "failure", method: null }],
  ["528", { action: "mfa", outcome: "success", method: null }],
  ["8", APPLICATION],
  ["77", APPLICATION],
  ["78", APPLICATION],
  ["90", APPLICATION],
  ["19", LOCKED],
  ["531", LOCKED],
]);

function login(outcome: Outcome, method: string | null = null): OneloginKind {
  return { action: "login", outcome, method };
}

/**
 * What a type of event of OneLogin is to us.
 *
 * @param typeId - `event_type_id`
 * @see https://developers.onelogin.com/api-docs/1/events/event-resource
 * @example oneloginKind("19") // { ignored: "account locked" }
 */
export function oneloginKind(typeId: string): OneloginKind {
  return KINDS.get(typeId) ?? OTHER;
}
