import type { RecordVerdict } from "../json/createJsonReader";
import { parseJsonRecord } from "../json/parseJsonRecord";
import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../readLines";
import type { TimeZone } from "../time/createTimeZone";
import type { KeycloakIgnoredKind } from "./keycloakKind";
import { keycloakPairs } from "./keycloakPairs";
import { parseKeycloakLine } from "./parseKeycloakLine";
import { readKeycloakEvent } from "./readKeycloakEvent";
import { readKeycloakRecord } from "./readKeycloakRecord";

const NOT_BLANK = /\S/;

/**
 * Reads the events of Keycloak: lines of the server's log, plain or as JSON, or the events themselves as JSON.
 *
 * - `LOGIN` and `LOGIN_ERROR` are the sign-ins; so are `CLIENT_LOGIN` and `CLIENT_LOGIN_ERROR`, with which an application
 *   signs in itself. Where another provider answers for the user, its failures are sign-ins; its successes are steps of
 *   the `LOGIN` that follows.
 * - A failure that says that no credential was tried (an expired page, an application that is not known) is ignored.
 * - A wrong second factor is an event `mfa` where the log names the credential; `invalid_user_credentials` without that
 *   is taken for a bad password.
 * - `LOGOUT` is a `logout`, `UPDATE_PASSWORD` a `password_change`.
 *
 * The user is the name as it was typed, else the account's id (a `LOGOUT` has no other); the host is the application
 * signed in to. A line without a date, as WildFly writes them to the console, is
 * rejected. Old versions do not escape what a client sends: there a user whose name holds `', name=` loses what follows,
 * and an application that does not exist can write an address of its choice.
 *
 * @param sink - gets exactly one verdict on each line
 * @param timezone - of times that name no zone; UTC when left out
 * @see https://www.keycloak.org/docs/latest/server_admin/#event-listener
 * @example
 * createKeycloakReader(sink).read('2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (executor-1) type="LOGIN", …', 1)
 */
export function createKeycloakReader(sink: LogSink, timezone?: TimeZone): LogReader {
  function read(text: string, line: number): void {
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    if (!NOT_BLANK.test(text)) return sink.ignore(line, "blank line" satisfies KeycloakIgnoredKind);
    const verdict = text.trimStart().startsWith("{") ? judgeJson(text) : judgeLine(text, timezone);
    if ("event" in verdict) sink.accept(line, verdict.event);
    else if ("ignored" in verdict) sink.ignore(line, verdict.ignored);
    else sink.reject(line, verdict.rejected, text);
  }
  return { read, end: () => {} };
}

function judgeJson(text: string): RecordVerdict {
  const parsed = parseJsonRecord(text);
  return "reason" in parsed ? { rejected: parsed.reason } : readKeycloakRecord(parsed.record);
}

function judgeLine(text: string, timezone: TimeZone | undefined): RecordVerdict {
  const found = parseKeycloakLine(text, timezone);
  if (found === null) return { ignored: "other message" satisfies KeycloakIgnoredKind };
  return readKeycloakEvent(keycloakPairs(found.message), found.timestampUs);
}
