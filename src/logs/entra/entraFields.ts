import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";

/** The categories of sign-ins, and who signs in. */
const CATEGORIES: ReadonlyMap<string, EntraFields["kind"]> = new Map([
  ["SignInLogs", "user"],
  ["NonInteractiveUserSignInLogs", "user"],
  ["ADFSSignInLogs", "user"],
  ["ServicePrincipalSignInLogs", "application"],
  ["ManagedIdentitySignInLogs", "managed identity"],
]);

/** Where things stand in a record of Entra's logs. */
export interface EntraFields {
  /** Who signs in: a person, an application with a secret of its own, a resource of Azure; or it is no sign-in. */
  kind: "user" | "application" | "managed identity" | "other";
  /** `NonInteractiveUserSignInLogs` and the like; null where the record has none. */
  category: string | null;
  properties: JsonObject;
}

/**
 * Finds the parts of a record: `{"time":…,"category":"SignInLogs","properties":{…}}` as the diagnostic settings of
 * Azure export it, or the bare sign-in of Microsoft Graph.
 *
 * @returns the parts, or null when it is neither
 * @example entraFields({ category: "AuditLogs", resourceId: "/tenants/t/providers/Microsoft.aadiam" })?.kind // "other"
 */
export function entraFields(record: JsonObject): EntraFields | null {
  const category = textAt(record, "category");
  if (category !== null) {
    const kind = CATEGORIES.get(category);
    if (kind !== undefined) return { kind, category, properties: objectAt(record, "properties") ?? record };
    const resource = textAt(record, "resourceId") ?? textAt(record, "resourceid") ?? "";
    return /microsoft\.aadiam/i.test(resource) ? { kind: "other", category, properties: {} } : null;
  }
  return isGraphSignIn(record) ? { kind: graphKind(record), category: null, properties: record } : null;
}

function isGraphSignIn(record: JsonObject): boolean {
  return (
    textAt(record, "createdDateTime") !== null &&
    numberAt(record, "status", "errorCode") !== null &&
    (Object.hasOwn(record, "userPrincipalName") || Object.hasOwn(record, "servicePrincipalId"))
  );
}

function graphKind(record: JsonObject): EntraFields["kind"] {
  const type = textAt(record, "signInEventTypes", "0");
  if (type === "managedIdentity") return "managed identity";
  return type === "servicePrincipal" || textAt(record, "userPrincipalName") === null ? "application" : "user";
}
