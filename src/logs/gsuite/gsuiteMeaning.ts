import type { AuthEvent } from "../AuthEvent";
import { textAt } from "../json/textAt";
import { gsuiteParameter } from "./gsuiteParameter";
import { GSUITE_FAILURES, GSUITE_STATUSES, gsuiteMethod, gsuiteSecondFactor } from "./gsuiteWords";

/** What one event of an activity is to us; a kind of its own where it is none, a reason where it cannot be read. */
export type GsuiteMeaning =
  | Pick<AuthEvent, "action" | "outcome" | "failure_reason" | "method">
  | { ignored: "step of a sign-in" | "account warning" | "other event" }
  | { rejected: string };

const STEP: GsuiteMeaning = { ignored: "step of a sign-in" };
const OTHER: GsuiteMeaning = { ignored: "other event" };

/**
 * What one event of an activity of the applications `login` and `user_accounts` is to us.
 *
 * @see createGsuiteReader for what counts as one sign-in
 * @example gsuiteMeaning({ type: "login", name: "logout" }) // { action: "logout", outcome: "success", … }
 */
export function gsuiteMeaning(event: unknown): GsuiteMeaning {
  // Some names come with a space behind them.
  const name = textAt(event, "name")?.trim();
  if (name === undefined) return { rejected: "name is missing: expected the name of each event" };
  const type = textAt(event, "type")?.trim() ?? "login";
  if (type === "account_warning") return { ignored: "account warning" };
  if (name === "password_edit") return success("password_change", null);
  if (type !== "login") return OTHER;
  switch (name) {
    case "login_success":
      return success("login", methodOf(event));
    case "login_failure":
      return failureOf(event);
    case "login_challenge":
    case "login_verification":
      return secondFactorOf(event);
    case "logout":
      return success("logout", null);
    default:
      return OTHER;
  }
}

function success(action: string, method: string | null): GsuiteMeaning {
  return { action, outcome: "success", failure_reason: null, method };
}

function failureOf(event: unknown): GsuiteMeaning {
  const type = gsuiteParameter(event, "login_failure_type")[0];
  const { action, reason } = GSUITE_FAILURES.get(type ?? "") ?? { action: "login", reason: type ?? null };
  const method = action === "mfa" ? gsuiteSecondFactor(challengesOf(event)) : methodOf(event);
  return { action, outcome: "failure", failure_reason: reason, method };
}

/** A challenge that is no second factor, or of which Google does not say how it ended, belongs to its sign-in. */
function secondFactorOf(event: unknown): GsuiteMeaning {
  if (gsuiteParameter(event, "is_second_factor")[0] === "false") return STEP;
  const method = gsuiteSecondFactor(challengesOf(event));
  const outcome = GSUITE_STATUSES.get(gsuiteParameter(event, "login_challenge_status")[0]?.toLowerCase() ?? "");
  if (method === null || outcome === undefined) return STEP;
  return { action: "mfa", outcome, failure_reason: outcome === "failure" ? "mfa denied" : null, method };
}

function methodOf(event: unknown): string | null {
  return gsuiteMethod(gsuiteParameter(event, "login_type")[0], challengesOf(event));
}

function challengesOf(event: unknown): readonly string[] {
  return gsuiteParameter(event, "login_challenge_method");
}
