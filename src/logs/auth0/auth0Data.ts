import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";

/**
 * The log entry in a record of Auth0: the record itself, as the Management API gives it; what stands under `data`, as
 * log streams write it; or what Amazon EventBridge wraps once more, in `detail`.
 *
 * @example auth0Data({ log_id: "900…", data: { type: "s" } }) // { type: "s" }
 */
export function auth0Data(record: JsonObject): JsonObject {
  const inner = objectAt(record, "data") ?? objectAt(record, "detail", "data");
  return inner !== null && Object.hasOwn(inner, "type") ? inner : record;
}
