import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";
import { oneloginEvent } from "./oneloginEvent";

const TYPE_ID = /^\d{1,6}$/;

/**
 * Whether a JSON record is an event of OneLogin: it has the number of a type of event, and a place for the user whom
 * it is about.
 *
 * @see https://developers.onelogin.com/api-docs/1/events/event-resource
 * @example isOneloginRecord({ event_type_id: 5, user_id: 7, user_name: "Ada", ipaddr: "192.0.2.1" }) // true
 */
export function isOneloginRecord(record: JsonObject): boolean {
  const event = oneloginEvent(record);
  return (
    TYPE_ID.test(textAt(event, "event_type_id") ?? "") &&
    Object.hasOwn(event, "user_id") &&
    Object.hasOwn(event, "user_name")
  );
}
