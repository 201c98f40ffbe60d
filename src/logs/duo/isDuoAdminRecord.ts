import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";

/**
 * Whether a JSON record is of Duo's administrator log.
 *
 * @see https://duo.com/docs/adminapi#administrator-logs
 * @example isDuoAdminRecord({ action: "admin_login", isotimestamp: "…", timestamp: 1581620180, username: "Ada" }) // true
 */
export function isDuoAdminRecord(record: JsonObject): boolean {
  return (
    textAt(record, "action") !== null &&
    textAt(record, "isotimestamp") !== null &&
    Object.hasOwn(record, "timestamp") &&
    Object.hasOwn(record, "username")
  );
}
