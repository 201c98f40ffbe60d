import type { AuthEvent } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import type { RecordVerdict } from "../json/createJsonReader";
import { normaliseAddress } from "../sshd/normaliseAddress";
import { type KeycloakFields, knownField } from "./KeycloakFields";
import { type KeycloakIgnoredKind, keycloakKind } from "./keycloakKind";
import { isRequestError, isSecondFactor, keycloakClientReason, keycloakMethod, keycloakReason } from "./keycloakWords";

/**
 * What a Keycloak event is to us.
 *
 * @param fields - of the event and its details
 * @param timestampUs - null when there is no time that can be read
 * @returns the event; or the kind of one that is no sign-in; or the reason why it cannot be read
 * @see createKeycloakReader for what counts as one sign-in
 * @example readKeycloakEvent(new Map([["type", "CODE_TO_TOKEN"]]), 0) // { ignored: "step of a sign-in" }
 */
export function readKeycloakEvent(fields: KeycloakFields, timestampUs: number | null): RecordVerdict {
  const type = fields.get("type");
  if (type === undefined) {
    if (fields.get("operationType") !== undefined) return ignored("admin event");
    return { rejected: "type is missing: it is no event of Keycloak" };
  }
  const kind = keycloakKind(type);
  if ("ignored" in kind) return kind;
  const error = kind.outcome === "failure" ? knownField(fields, "error") : null;
  const isClient = type.startsWith("CLIENT_");
  if (error !== null && !isClient && isRequestError(error)) return ignored("request without credentials");
  if (timestampUs === null)
    return { rejected: "no time from 1970 to 2255 that can be read: expected a date and a time" };
  return {
    event: {
      ...emptyEvent(),
      ...meaningOf(fields, kind.action, error, isClient),
      event_id: knownField(fields, "id"),
      timestampUs,
      user: userOf(fields, isClient),
      source_ip: normaliseAddress(knownField(fields, "ipAddress") ?? ""),
      outcome: kind.outcome,
      host: isClient ? null : knownField(fields, "clientId"),
      session_id:
        knownField(fields, "sessionId") ?? knownField(fields, "code_id") ?? knownField(fields, "authSessionParentId"),
    },
  };
}

function ignored(kind: KeycloakIgnoredKind): RecordVerdict {
  return { ignored: kind };
}

function meaningOf(
  fields: KeycloakFields,
  action: string,
  error: string | null,
  isClient: boolean,
): Pick<AuthEvent, "action" | "method" | "failure_reason"> {
  if (isClient) return { action, method: null, failure_reason: error === null ? null : keycloakClientReason(error) };
  const credential = knownField(fields, "credential_type");
  const failure_reason = error === null ? null : keycloakReason(error);
  if (action !== "login") return { action, method: null, failure_reason };
  if (error !== null && isSecondFactor(credential)) {
    const isWrong = error === "invalid_user_credentials";
    return {
      action: "mfa",
      method: keycloakMethod(credential!),
      failure_reason: isWrong ? "mfa denied" : failure_reason,
    };
  }
  if (knownField(fields, "identity_provider") !== null) return { action, method: "token", failure_reason };
  const isPasswordGrant = fields.get("grant_type") === "password";
  const method = credential === null ? (isPasswordGrant ? "password" : null) : keycloakMethod(credential);
  return { action, method, failure_reason };
}

/** As it was typed; else the id. An application is its own user. */
function userOf(fields: KeycloakFields, isClient: boolean): string | null {
  // A user may be called null.
  const name = fields.get("username") ?? "";
  if (name !== "") return name;
  return knownField(fields, isClient ? "clientId" : "userId");
}
