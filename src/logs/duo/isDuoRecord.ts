import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";
import { isDuoAdminRecord } from "./isDuoAdminRecord";

/**
 * Whether a JSON record is of one of Duo's logs: of the authentication log, by the application, the factor and the
 * result; or of the administrator log, by the action, its administrator and its two times.
 *
 * @see https://duo.com/docs/adminapi#authentication-logs
 * @example isDuoRecord({ event_type: "authentication", factor: "duo_push", result: "success", application: {} }) // true
 */
export function isDuoRecord(record: JsonObject): boolean {
  return isDuoAdminRecord(record) || isAuthentication(record);
}

function isAuthentication(record: JsonObject): boolean {
  const type = textAt(record, "event_type");
  return (
    (type === "authentication" || type === "enrollment") &&
    Object.hasOwn(record, "factor") &&
    Object.hasOwn(record, "result") &&
    (Object.hasOwn(record, "application") || Object.hasOwn(record, "access_device"))
  );
}
