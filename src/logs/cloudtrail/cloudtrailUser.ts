import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";

/** What AWS writes in place of a user name that does not exist: people type passwords there. */
export const HIDDEN_USER = "HIDDEN_DUE_TO_SECURITY_REASONS";

/** The kinds of identity that sign in to the console with a password of AWS's own. */
const WITH_PASSWORD: ReadonlySet<string> = new Set(["IAMUser", "Root"]);

/** Who signed in to the console, and with what. */
export interface CloudtrailUser {
  /** Null when AWS hides it or does not know it. */
  user: string | null;
  /** `password`; or `token` for somebody whom another service (SAML, single sign-on) sent. */
  method: "password" | "token" | null;
}

/**
 * Reads `userIdentity`.
 *
 * Somebody who comes through a role is named by the session (`ROLE:session`), which is mostly their e-mail address:
 * the role itself is everybody's. The root user is `root`, as it has no name.
 *
 * @example cloudtrailUser({ userIdentity: { type: "IAMUser", userName: "ada" } }) // { user: "ada", method: "password" }
 */
export function cloudtrailUser(record: JsonObject): CloudtrailUser {
  const type = textAt(record, "userIdentity", "type");
  const name = textAt(record, "userIdentity", "userName");
  const method = type === null ? null : WITH_PASSWORD.has(type) ? "password" : "token";
  if (type === "Root") return { user: "root", method };
  if (method === "password") return { user: name === HIDDEN_USER ? null : name, method };
  const user =
    sessionName(record) ?? name ?? textAt(record, "userIdentity", "sessionContext", "sessionIssuer", "userName");
  return { user: user === HIDDEN_USER ? null : user, method };
}

/** After the colon of `AROAEXAMPLE:session`, or after the last slash of the session's ARN. */
function sessionName(record: JsonObject): string | null {
  const principal = textAt(record, "userIdentity", "principalId") ?? "";
  const colon = principal.indexOf(":");
  if (colon >= 0) return principal.slice(colon + 1) || null;
  const arn = textAt(record, "userIdentity", "arn") ?? "";
  return arn.includes(":assumed-role/") ? arn.slice(arn.lastIndexOf("/") + 1) || null : null;
}
