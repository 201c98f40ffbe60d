import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";

/**
 * Whether a JSON record is a sign-in attempt of 1Password: it has a category and a type, a user who was aimed at, and a
 * client.
 *
 * @example isOnePasswordRecord({ category: "success", type: "mfa_ok", target_user: {}, client: {} }) // true
 */
export function isOnePasswordRecord(record: JsonObject): boolean {
  return (
    textAt(record, "category") !== null &&
    textAt(record, "type") !== null &&
    objectAt(record, "target_user") !== null &&
    objectAt(record, "client") !== null
  );
}
