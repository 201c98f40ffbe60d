import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";
import { EVENT_LOGGER } from "./parseKeycloakLine";
import { keycloakLogger } from "./readKeycloakRecord";

/** `LOGIN_ERROR`. */
const TYPE = /^[A-Z][A-Z0-9_]*$/;

/**
 * Whether a JSON record is an event of Keycloak: its logger says so; or it has a type in capitals, or the operation of an
 * administrator, in a realm.
 *
 * @example isKeycloakRecord({ type: "LOGIN", realmId: "r", clientId: "account", ipAddress: "192.0.2.1" }) // true
 */
export function isKeycloakRecord(record: JsonObject): boolean {
  if (keycloakLogger(record) === EVENT_LOGGER) return true;
  if (textAt(record, "realmId") === null) return false;
  if (textAt(record, "operationType") !== null) return textAt(record, "resourceType") !== null;
  const hasClient = Object.hasOwn(record, "clientId") || Object.hasOwn(record, "ipAddress");
  return hasClient && TYPE.test(textAt(record, "type") ?? "");
}
