import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";

/**
 * Whether a JSON record is an activity of Google Workspace, of whatever application: `id` names one.
 *
 * @see https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list
 * @example isGsuiteRecord({ id: { applicationName: "login" }, name: "login_success" }) // true
 */
export function isGsuiteRecord(record: JsonObject): boolean {
  return textAt(record, "id", "applicationName") !== null;
}
