import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";
import { auth0Data } from "./auth0Data";

/**
 * Whether a JSON record is of an Auth0 tenant log: it has a type, a date, and the log's own id or a client with details.
 *
 * @see https://auth0.com/docs/deploy-monitor/logs/log-event-type-codes
 * @example isAuth0Record({ log_id: "900…", data: { date: "2025-10-01T05:39:16.467Z", type: "fp" } }) // true
 */
export function isAuth0Record(record: JsonObject): boolean {
  const data = auth0Data(record);
  if (textAt(data, "type") === null || textAt(data, "date") === null) return false;
  if (textAt(data, "log_id") !== null || textAt(record, "log_id") !== null) return true;
  return textAt(data, "client_id") !== null && objectAt(data, "details") !== null;
}
