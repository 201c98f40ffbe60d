import type { AuthEvent } from "../AuthEvent";

/** What an action of the audit log says, besides who, where and when. */
export type GithubMeaning = Pick<AuthEvent, "action" | "outcome" | "failure_reason" | "method">;

function success(action: string, method: string | null = null): GithubMeaning {
  return { action, outcome: "success", failure_reason: null, method };
}

function failure(action: string, failure_reason: string | null): GithubMeaning {
  return { action, outcome: "failure", failure_reason, method: null };
}

const STEP = "step of a sign-in";

const ACTIONS: ReadonlyMap<string, GithubMeaning | typeof STEP> = new Map<string, GithubMeaning | typeof STEP>([
  ["user.login", success("login")],
  // "An incorrect username, password, or two-factor authentication code": it does not say which.
  ["user.failed_login", failure("login", null)],
  ["org.sso_response", success("login", "token")],
  ["business.sso_response", success("login", "token")],
  ["user.two_factor_challenge_success", success("mfa")],
  ["user.two_factor_challenge_failure", failure("mfa", "mfa denied")],
  ["user.two_factor_recover", success("mfa", "recovery code")],
  ["user.logout", success("logout")],
  ["user.change_password", success("password_change")],
  ["user.reset_password", success("password_change")],
  ["user.two_factor_requested", STEP],
  ["user.new_device_used", STEP],
  ["user.sign_in_from_unrecognized_device", STEP],
  ["user.sign_in_from_unrecognized_device_and_location", STEP],
  ["two_factor_authentication.sign_in_fallback_sms", STEP],
]);

/**
 * What an action of GitHub's audit log is to us.
 *
 * @returns the meaning of a sign-in; `step of a sign-in` for what has a record of its own; null for all else
 * @example githubAction("user.logout")?.action // "logout"
 */
export function githubAction(action: string): GithubMeaning | typeof STEP | null {
  return ACTIONS.get(action) ?? null;
}
