import { parseTimestamp } from "../csv/parseTimestamp";
import type { RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";
import type { KeycloakFields } from "./KeycloakFields";
import type { KeycloakIgnoredKind } from "./keycloakKind";
import { keycloakPairs } from "./keycloakPairs";
import { EVENT_LOGGER } from "./parseKeycloakLine";
import { readKeycloakEvent } from "./readKeycloakEvent";

/** The fields of an event itself. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  ...["id", "type", "operationType", "clientId", "userId", "sessionId", "ipAddress", "error"],
]);

/**
 * The logger that wrote a record of the server's log in JSON; null when it is no such record.
 *
 * @example keycloakLogger({ loggerName: "org.keycloak.events", message: "…" }) // "org.keycloak.events"
 */
export function keycloakLogger(record: JsonObject): string | null {
  if (textAt(record, "message") === null) return null;
  return textAt(record, "loggerName") ?? textAt(record, "log.logger") ?? textAt(record, "log", "logger");
}

/**
 * What a JSON record of Keycloak is to us: a line of the server's log with the event in its message, or the event itself
 * as the admin API and event listeners give it.
 *
 * @see createKeycloakReader for what counts as one sign-in
 * @example readKeycloakRecord({ type: "LOGOUT", time: 1709285400000, realmId: "r" })
 */
export function readKeycloakRecord(record: JsonObject): RecordVerdict {
  const logger = keycloakLogger(record);
  if (logger === null) {
    return readKeycloakEvent(fieldsOf(record), timeOf(record, "time") ?? timeOf(record, "@timestamp"));
  }
  const message = textAt(record, "message")!;
  const isEvent = logger === EVENT_LOGGER && (message.startsWith("type=") || message.startsWith("operationType="));
  if (!isEvent) return { ignored: "other message" satisfies KeycloakIgnoredKind };
  return readKeycloakEvent(keycloakPairs(message), timeOf(record, "timestamp") ?? timeOf(record, "@timestamp"));
}

function timeOf(record: JsonObject, key: string): number | null {
  return parseTimestamp(textAt(record, key) ?? "");
}

/** The details are all else: the client chooses what stands there. */
function fieldsOf(record: JsonObject): KeycloakFields {
  const details = objectAt(record, "details");
  return { get: (name) => textAt(OWN_FIELDS.has(name) ? record : details, name) ?? undefined };
}
