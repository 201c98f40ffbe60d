import type { AuthEvent } from "../AuthEvent";
import { formatIsoTimestamp } from "../json/formatIsoTimestamp";
import { isTimestampUs } from "../json/isTimestampUs";
import { quoteJson } from "../json/quoteJson";
import { MAX_LINE_LENGTH } from "../readLines";

/**
 * An event as one line of JSON Lines, with the names of the event table; what is null is left out.
 *
 * @returns the line without its end; null when its time is outside 1970 to 2255, or when it is more than a line holds
 * @see jsonlKeeps for what reading gives back
 * @example formatJsonlEvent({ ...emptyEvent(), user: "bob" })
 * // '{"timestamp":"1970-01-01T00:00:00.000Z","user":"bob","outcome":"failure","action":"login"}'
 */
export function formatJsonlEvent(event: AuthEvent): string | null {
  if (!isTimestampUs(event.timestampUs)) return null;
  const line =
    `{"timestamp":"${formatIsoTimestamp(event.timestampUs)}"` +
    text("event_id", event.event_id) +
    text("user", event.user) +
    text("source_ip", event.source_ip) +
    `,"outcome":"${event.outcome}"` +
    text("failure_reason", event.failure_reason) +
    text("action", event.action) +
    text("method", event.method) +
    text("country", event.country) +
    text("city", event.city) +
    number("latitude", event.latitude) +
    number("longitude", event.longitude) +
    number("asn", event.asn) +
    text("user_agent", event.user_agent) +
    text("device", event.device) +
    text("host", event.host) +
    `${text("session_id", event.session_id)}}`;
  return line.length < MAX_LINE_LENGTH ? line : null;
}

function text(name: string, value: string | null): string {
  return value === null ? "" : `,"${name}":${quoteJson(value)}`;
}

function number(name: string, value: number | null): string {
  return value === null || !Number.isFinite(value) ? "" : `,"${name}":${value}`;
}
