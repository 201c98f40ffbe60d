import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";
import { valueAt } from "../json/valueAt";

/**
 * The events of an activity: `events` as the API gives it, a list; one event of it, as programs that split the list pass
 * it on; or the activity itself, where such a program wrote `name`, `type` and `parameters` into it.
 *
 * @returns what stands there, whether it is an object or not
 * @example gsuiteEvents({ events: { name: "logout" } }) // [{ name: "logout" }]
 */
export function gsuiteEvents(activity: JsonObject): readonly unknown[] {
  const events = valueAt(activity, "events");
  if (Array.isArray(events)) return events;
  return [objectAt(events) ?? activity];
}
