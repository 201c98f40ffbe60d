import { parseIsoTimestampUs } from "../json/parseIsoTimestampUs";
import type { TimeZone } from "../time/createTimeZone";

/** The logger that events are written to. */
export const EVENT_LOGGER = "org.keycloak.events";
const LOGGER = `[${EVENT_LOGGER}] (`;
/** How the message of another logger begins: what follows is text, whatever it looks like. */
const OTHER_LOGGER = "] (";
const STAMP = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?/g;
const MESSAGE = /^(?:type|operationType)=/;

/** An event as a line of the server's log holds it. */
export interface KeycloakLine {
  /** Null when the line has no date. */
  timestampUs: number | null;
  /** `type="LOGIN", …` */
  message: string;
}

/**
 * Finds the event in a line of Keycloak's log:
 * `2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (executor-thread-1) type="LOGIN_ERROR", …`
 *
 * Before it there may stand what a container or syslog put there, also a time. The one that counts is the server's own,
 * the last before its name.
 *
 * @param timezone - of a time that names no zone; UTC when left out
 * @returns null when the line is no event
 * @example parseKeycloakLine("…, 250 INFO  [io.quarkus] (main) Keycloak started") // null
 */
export function parseKeycloakLine(text: string, timezone?: TimeZone): KeycloakLine | null {
  const logger = text.indexOf(LOGGER);
  if (logger < 0) return null;
  const prefix = text.slice(0, logger);
  if (prefix.includes(OTHER_LOGGER)) return null;
  const thread = text.indexOf(") ", logger + LOGGER.length);
  const message = thread < 0 ? "" : text.slice(thread + 2);
  if (!MESSAGE.test(message)) return null;
  const stamp = prefix.match(STAMP)?.at(-1);
  return { timestampUs: stamp === undefined ? null : parseIsoTimestampUs(stamp, timezone), message };
}
