import type { AuthEvent } from "../AuthEvent";

/** What a record's category says, and the reason where its type says no more. */
export type OnePasswordCategory = Pick<AuthEvent, "action" | "outcome" | "failure_reason">;

const SUCCESS: OnePasswordCategory = { action: "login", outcome: "success", failure_reason: null };

function failure(action: string, failure_reason: string | null): OnePasswordCategory {
  return { action, outcome: "failure", failure_reason };
}

/** `category`. */
export const CATEGORIES: ReadonlyMap<string, OnePasswordCategory> = new Map([
  ["success", SUCCESS],
  ["firewall_reported_success", SUCCESS],
  ["credentials_failed", failure("login", "bad credentials")],
  ["mfa_failed", failure("mfa", null)],
  ["sso_failed", failure("login", "bad credentials")],
  ["firewall_failed", failure("login", "blocked by policy")],
  ["modern_version_failed", failure("login", "client too old")],
]);

/** `type` of a failure. `u2f_timout` is how the service writes it. */
export const REASONS: ReadonlyMap<string, string> = new Map([
  ["password_secret_bad", "bad password"],
  ["platform_secret_bad", "bad credentials"],
  ["platform_secret_proxy", "bad credentials"],
  ["platform_secret_disabled", "not allowed"],
  ["sso_user_mismatch", "bad credentials"],
  ["non_sso_user", "not allowed"],
  ["service_account_sso_denied", "not allowed"],
  ["mfa_missing", "mfa required"],
  ...["totp_bad", "u2f_bad", "duo_bad", "duo_native_bad", "code_bad"].map(as("mfa denied")),
  ...["totp_timeout", "u2f_timeout", "u2f_timout", "duo_timeout", "code_timeout"].map(as("mfa timeout")),
  ...["totp_disabled", "u2f_disabled", "duo_disabled", "code_disabled"].map(as("mfa method disabled")),
  ...["ip_blocked", "continent_blocked", "country_blocked", "anonymous_blocked", "all_blocked"].map(
    as("blocked by policy"),
  ),
  ...["modern_version_missing", "modern_version_old"].map(as("client too old")),
]);

function as(reason: string): (type: string) => [string, string] {
  return (type) => [type, reason];
}

/** How somebody tried to sign in, by how the `type` begins. */
const METHODS: readonly (readonly [start: string, method: string])[] = [
  ["password_", "password"],
  ["totp_", "totp"],
  ["u2f_", "publickey"],
  ["duo_", "duo"],
];

/**
 * How somebody tried to sign in, as far as the type of a failure says it.
 *
 * @example onePasswordMethod("totp_bad") // "totp"
 */
export function onePasswordMethod(type: string): string | null {
  return METHODS.find(([start]) => type.startsWith(start))?.[1] ?? null;
}
