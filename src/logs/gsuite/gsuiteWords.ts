import type { Outcome } from "../AuthEvent";

/** `login_failure_type`, and whether it is the second factor that failed. */
export const GSUITE_FAILURES: ReadonlyMap<string, { action: "login" | "mfa"; reason: string | null }> = new Map([
  ["login_failure_invalid_password", { action: "login", reason: "bad password" }],
  ["login_failure_account_disabled", { action: "login", reason: "account disabled" }],
  ["login_failure_access_code_disallowed", { action: "login", reason: "blocked by policy" }],
  ["login_failure_unknown", { action: "login", reason: null }],
  ["login_failure_invalid_second_factor", { action: "mfa", reason: "mfa denied" }],
  ["login_failure_missing_second_factor", { action: "mfa", reason: "mfa required" }],
]);

/** `login_challenge_status` in small letters; where it is empty, Google does not know. */
export const GSUITE_STATUSES: ReadonlyMap<string, Outcome> = new Map([
  ["challenge passed.", "success"],
  ["passed", "success"],
  ["challenge failed.", "failure"],
  ["failed", "failure"],
  ["incorrect_answer_entered", "failure"],
]);

/** `login_type`: the credential. */
const LOGIN_TYPES: ReadonlyMap<string, string> = new Map([
  ["google_password", "password"],
  ["saml", "token"],
  ["oidc", "token"],
  ["exchange", "token"],
]);

/** `login_challenge_method`; what has no word of ours stays as Google writes it. */
const CHALLENGES: ReadonlyMap<string, string> = new Map([
  ["google_prompt", "push"],
  ["device_prompt", "push"],
  ["google_authenticator", "totp"],
  ["offline_otp", "totp"],
  ["security_key_otp", "totp"],
  ["security_key", "publickey"],
  ["passkey", "publickey"],
  ["backup_code", "recovery code"],
]);
/** Challenges that are no second factor. */
const FIRST_FACTORS: ReadonlySet<string> = new Set(["password", "none", "saml", "oidc", "captcha", "recaptcha"]);
/** A challenge that may be all that a sign-in asks for. */
const PASSKEY = "passkey";

/**
 * With what somebody signed in.
 *
 * @param type - `login_type`
 * @param challenges - `login_challenge_method`, in order
 * @example gsuiteMethod("google_password", ["password", "google_prompt"]) // "password"
 */
export function gsuiteMethod(type: string | undefined, challenges: readonly string[]): string | null {
  if (challenges[0] === PASSKEY) return "publickey";
  return LOGIN_TYPES.get(type ?? "") ?? (challenges[0] === "password" ? "password" : null);
}

/**
 * How the second factor was given: the last challenge, since the first one may be the password.
 *
 * @returns null when none of the challenges was a second factor
 * @example gsuiteSecondFactor(["password", "password", "security_key"]) // "publickey"
 */
export function gsuiteSecondFactor(challenges: readonly string[]): string | null {
  const last = challenges.at(-1);
  if (last === undefined || FIRST_FACTORS.has(last)) return null;
  return CHALLENGES.get(last) ?? last;
}
