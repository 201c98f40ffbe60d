import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";
import { valueAt } from "../json/valueAt";

/** Keys of which a record has one, besides its action and its time: GitHub's own ids, and whom it is about. */
const OWN_KEYS = ["_document_id", "actor_id", "org_id", "business_id", "operation_type"] as const;

/**
 * Whether a JSON record is of GitHub's audit log: its action has a dotted name, its time is a number, and it has one of
 * the ids that GitHub gives.
 *
 * @example isGithubRecord({ action: "user.login", "@timestamp": 1709285400000, actor_id: 7 }) // true
 */
export function isGithubRecord(record: JsonObject): boolean {
  return (
    (textAt(record, "action")?.includes(".") ?? false) &&
    (typeof valueAt(record, "created_at") === "number" || typeof valueAt(record, "@timestamp") === "number") &&
    OWN_KEYS.some((key) => Object.hasOwn(record, key))
  );
}
