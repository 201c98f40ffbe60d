import type { Outcome } from "../AuthEvent";

/** What a type of Keycloak event is: an event of ours, or the kind under which it is ignored. */
export type KeycloakKind = { action: string; outcome: Outcome } | { ignored: KeycloakIgnoredKind };

/**
 * The kinds under which the Keycloak reader counts lines that are no sign-in: fixed phrases, never text from the log.
 *
 * - `step of a sign-in`: another event speaks about the same sign-in
 * - `request without credentials`: a sign-in page that had expired, an application that is not known: nobody tried to
 *   get in
 * - `account locked`: what follows from the sign-ins that were counted
 * - `admin event`
 * - `other event`
 * - `other message`: of another part of the server
 * - `blank line`
 */
export type KeycloakIgnoredKind =
  | "step of a sign-in"
  | "request without credentials"
  | "account locked"
  | "admin event"
  | "other event"
  | "other message"
  | "blank line";

const KINDS: ReadonlyMap<string, KeycloakKind> = new Map<string, KeycloakKind>([
  ["LOGIN", { action: "login", outcome: "success" }],
  ["LOGIN_ERROR", { action: "login", outcome: "failure" }],
  ["CLIENT_LOGIN", { action: "login", outcome: "success" }],
  ["CLIENT_LOGIN_ERROR", { action: "login", outcome: "failure" }],
  // Another provider answers for the user. When it does, LOGIN follows.
  ["IDENTITY_PROVIDER_LOGIN_ERROR", { action: "login", outcome: "failure" }],
  ["IDENTITY_PROVIDER_FIRST_LOGIN_ERROR", { action: "login", outcome: "failure" }],
  ["IDENTITY_PROVIDER_POST_LOGIN_ERROR", { action: "login", outcome: "failure" }],
  ["IDENTITY_PROVIDER_LOGIN", { ignored: "step of a sign-in" }],
  ["IDENTITY_PROVIDER_FIRST_LOGIN", { ignored: "step of a sign-in" }],
  ["IDENTITY_PROVIDER_POST_LOGIN", { ignored: "step of a sign-in" }],
  ["IDENTITY_PROVIDER_RESPONSE", { ignored: "step of a sign-in" }],
  ["CODE_TO_TOKEN", { ignored: "step of a sign-in" }],
  ["LOGOUT", { action: "logout", outcome: "success" }],
  ["UPDATE_PASSWORD", { action: "password_change", outcome: "success" }],
  ["UPDATE_PASSWORD_ERROR", { action: "password_change", outcome: "failure" }],
  ["USER_DISABLED_BY_TEMPORARY_LOCKOUT", { ignored: "account locked" }],
  ["USER_DISABLED_BY_PERMANENT_LOCKOUT", { ignored: "account locked" }],
]);
const OTHER: KeycloakKind = { ignored: "other event" };

/**
 * What a type of Keycloak event is to us.
 *
 * @see https://www.keycloak.org/docs-api/latest/javadocs/org/keycloak/events/EventType.html
 * @example keycloakKind("LOGOUT") // { action: "logout", outcome: "success" }
 */
export function keycloakKind(type: string): KeycloakKind {
  return KINDS.get(type) ?? OTHER;
}
