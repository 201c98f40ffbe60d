import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";

/**
 * The event in a record of OneLogin: the record itself, as the API and the JSON broadcaster give it, or what stands
 * under `event`, as the broadcaster writes it for a SIEM.
 *
 * @example oneloginEvent({ event: { event_type_id: 5 } }) // { event_type_id: 5 }
 */
export function oneloginEvent(record: JsonObject): JsonObject {
  const inner = Object.hasOwn(record, "event_type_id") ? null : objectAt(record, "event");
  return inner ?? record;
}
