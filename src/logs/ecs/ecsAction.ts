import type { Outcome } from "../AuthEvent";
import { type OktaKind, oktaKind } from "../okta/oktaKind";

/** What an `event.action` is to us: an action of ours, or the kind under which its records are ignored. */
export type EcsAction = { action: string; only?: Outcome } | { ignored: "step of a sign-in" | OktaKind["ignored"] };

/** `event.action` of what is no sign-in, as the modules of Beats and the integrations of Elastic write it. */
const ACTIONS: ReadonlyMap<string, EcsAction> = new Map<string, EcsAction>([
  ...["user_logout", "logged-out", "logout", "logoff", "log-off", "signed-out", "userloggedout"].map(as("logout")),
  ...["mfa", "mfa_challenge", "login_verification", "login_challenge"].map(as("mfa")),
  ...["password_change", "changed-password", "change-password", "password-changed"].map(as("password_change")),
  ["kerberos-service-ticket-requested", { action: "service ticket" }],
  ["kerberos-service-ticket-renewed", { action: "service ticket" }],
]);

function as(action: string): (word: string) => [string, EcsAction] {
  return (word) => [word, { action }];
}

/** What the Linux audit log writes beside `logged-in`, `logged-out` and their like: PAM's own stages. */
const AUDITD_STEPS: ReadonlySet<string> = new Set([
  ...["authenticated", "was-authorized", "acquired-credentials", "refreshed-credentials", "disposed-credentials"],
  ...["started-session", "ended-session", "changed-login-id-to", "negotiated-crypto-key"],
]);

/**
 * What a record with this action is to us. An action that we do not know is a sign-in, unless the record is about the
 * end of something: that it is about authentication, its category says.
 *
 * @param action - `event.action`, null when there is none
 * @param types - `event.type`
 * @param module - `event.module`, null when there is none
 * @example ecsAction("user_logout", ["end"], "system") // { action: "logout" }
 */
export function ecsAction(action: string | null, types: readonly string[], module: string | null): EcsAction {
  const word = action?.toLowerCase() ?? "";
  if (module === "okta" && action !== null) return ofOkta(oktaKind(action));
  if (module === "auditd" && AUDITD_STEPS.has(word)) return { ignored: "step of a sign-in" };
  return ACTIONS.get(word) ?? { action: types.includes("end") ? "logout" : "login" };
}

function ofOkta({ action, ignored, only }: OktaKind): EcsAction {
  return action === null ? { ignored } : only === undefined ? { action } : { action, only };
}
