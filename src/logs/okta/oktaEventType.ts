import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";

/**
 * The type of an event, such as `user.session.start`; null when the record has none.
 *
 * @example oktaEventType({ eventtype: "user.session.end" }) // "user.session.end"
 */
export function oktaEventType(record: JsonObject): string | null {
  return textAt(record, "eventType") ?? textAt(record, "eventtype");
}
