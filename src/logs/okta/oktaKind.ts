import type { Outcome } from "../AuthEvent";

/** What a type of event of the System Log is to us: an event of ours, or a kind of record that is none. */
export interface OktaKind {
  /** The event's action; null for records that are no event whatever their outcome. */
  action: "login" | "logout" | "mfa" | "password_change" | null;
  /** What records are counted under that are no event. */
  ignored:
    "step of a sign-in" | "application opened in a session" | "policy decision" | "account locked" | "other event";
  /** Only this outcome is an event: what follows the other one has a record of its own. */
  only?: Outcome;
}

const STEP: OktaKind = { action: null, ignored: "step of a sign-in" };
const OTHER: OktaKind = { action: null, ignored: "other event" };
const AUTHENTICATION = "user.authentication.";

const KINDS: ReadonlyMap<string, OktaKind> = new Map<string, OktaKind>([
  ["user.session.start", { action: "login", ignored: "step of a sign-in" }],
  // Sign-ins of programs that get no session.
  ["user.authentication.auth_via_radius", { action: "login", ignored: "step of a sign-in" }],
  ["user.authentication.auth_via_richclient", { action: "login", ignored: "step of a sign-in" }],
  // Another provider answers for the user. When it does, a session starts.
  ["user.authentication.auth_via_IDP", { action: "login", ignored: "step of a sign-in", only: "failure" }],
  ["user.authentication.auth_via_social", { action: "login", ignored: "step of a sign-in", only: "failure" }],
  ["user.authentication.auth_via_inbound_SAML", { action: "login", ignored: "step of a sign-in", only: "failure" }],
  ["policy.evaluate_sign_on", { action: "login", ignored: "policy decision", only: "failure" }],
  ["user.authentication.auth_via_mfa", { action: "mfa", ignored: "step of a sign-in" }],
  ["user.mfa.okta_verify.deny_push", { action: "mfa", ignored: "step of a sign-in" }],
  ["system.push.send_factor_verify_push", STEP],
  ["user.authentication.sso", { action: null, ignored: "application opened in a session" }],
  ["user.session.end", { action: "logout", ignored: "other event" }],
  ["user.account.update_password", { action: "password_change", ignored: "other event" }],
  ["user.account.lock", { action: null, ignored: "account locked" }],
]);

/**
 * What a type of event of the Okta System Log is to us.
 *
 * @example oktaKind("user.session.start").action // "login"
 */
export function oktaKind(eventType: string): OktaKind {
  return KINDS.get(eventType) ?? (eventType.startsWith(AUTHENTICATION) ? STEP : OTHER);
}
