import type { Outcome } from "../AuthEvent";

/** What a type of an Auth0 tenant log is to us: an event of ours, or a kind of record that is none. */
export type Auth0Kind =
  | {
      action: "login" | "logout" | "mfa" | "password_change";
      outcome: Outcome;
      /** Why it failed, where the type alone says so. */
      reason: string | null;
      /** With what, where the type alone says so. */
      method: string | null;
      /** Only a record that names a user is an event: the others are about a page or a client. */
      onlyNamed?: true;
    }
  | { ignored: "step of a sign-in" | "application opened in a session" | "token exchange" | "other event" };

const OTHER: Auth0Kind = { ignored: "other event" };
const STEP: Auth0Kind = { ignored: "step of a sign-in" };
const SILENT: Auth0Kind = { ignored: "application opened in a session" };
const TOKEN: Auth0Kind = { ignored: "token exchange" };

const KINDS: ReadonlyMap<string, Auth0Kind> = new Map<string, Auth0Kind>([
  ["s", { action: "login", outcome: "success", reason: null, method: null }],
  ["f", failure("login", null)],
  ["fp", failure("login", "bad password", "password")],
  ["fu", failure("login", "unknown user")],
  ["fc", failure("login", null)],
  ["pwd_leak", failure("login", "leaked password", "password")],
  ["limit_wc", failure("login", "account locked")],
  ["limit_mu", failure("login", "too many attempts")],
  ["limit_sul", failure("login", "too many attempts")],
  // A program that passes the user's password on, and so gets no session.
  ["sepft", { action: "login", outcome: "success", reason: null, method: "password" }],
  ["seotpft", { action: "login", outcome: "success", reason: null, method: "password" }],
  ["seoobft", { action: "login", outcome: "success", reason: null, method: "password" }],
  ["sercft", { action: "login", outcome: "success", reason: null, method: "password" }],
  ["fepft", { action: "login", outcome: "failure", reason: null, method: "password", onlyNamed: true }],
  ["feotpft", failure("mfa", "mfa denied", "totp")],
  ["feoobft", failure("mfa", "mfa denied")],
  ["fercft", failure("mfa", "mfa denied", "recovery code")],
  // An app on a phone that shows another provider's token.
  ["sens", { action: "login", outcome: "success", reason: null, method: "token" }],
  ["fens", failure("login", null, "token")],
  // A login form within the application's own page: when it worked, `s` follows.
  ["fcoa", { action: "login", outcome: "failure", reason: null, method: null, onlyNamed: true }],
  ["scoa", STEP],
  ["fco", STEP],
  ["slo", { action: "logout", outcome: "success", reason: null, method: null }],
  ["flo", failure("logout", null)],
  ["scp", { action: "password_change", outcome: "success", reason: null, method: null }],
  ["fcp", failure("password_change", null)],
  ["gd_auth_succeed", { action: "mfa", outcome: "success", reason: null, method: null }],
  ["gd_auth_failed", failure("mfa", "mfa denied")],
  ["gd_auth_rejected", failure("mfa", "mfa denied", "push")],
  ["gd_recovery_succeed", { action: "mfa", outcome: "success", reason: null, method: "recovery code" }],
  ["gd_recovery_failed", failure("mfa", "mfa denied", "recovery code")],
  ["gd_otp_rate_limit_exceed", failure("mfa", "too many attempts")],
  ["gd_recovery_rate_limit_exceed", failure("mfa", "too many attempts", "recovery code")],
  ...[
    "cls",
    "cs",
    "mfar",
    "pla",
    "w",
    "gd_start_auth",
    "gd_send_pn",
    "gd_send_sms",
    "gd_send_voice",
    "gd_send_email",
  ].map((type): [string, Auth0Kind] => [type, STEP]),
  ...["ssa", "fsa"].map((type): [string, Auth0Kind] => [type, SILENT]),
  ...["seacft", "feacft", "seccft", "feccft", "sertft", "fertft", "ferrt", "sede", "fede", "sd", "fd"].map(
    (type): [string, Auth0Kind] => [type, TOKEN],
  ),
]);

function failure(
  action: "login" | "logout" | "mfa" | "password_change",
  reason: string | null,
  method: string | null = null,
): Auth0Kind {
  return { action, outcome: "failure", reason, method };
}

/**
 * What a type of an Auth0 tenant log is to us.
 *
 * @see https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes
 * @example auth0Kind("ssa") // { ignored: "application opened in a session" }
 */
export function auth0Kind(type: string): Auth0Kind {
  return KINDS.get(type) ?? OTHER;
}
