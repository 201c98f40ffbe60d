import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";

/**
 * The records in one JSON object of CloudTrail: those of a delivery (`{"Records":[…]}`), or the object itself.
 *
 * @returns null in place of a record that is no object
 * @example cloudtrailRecords({ Records: [{ eventName: "ConsoleLogin" }] }).length // 1
 */
export function cloudtrailRecords(object: JsonObject): (JsonObject | null)[] {
  const records = Object.hasOwn(object, "Records") ? object["Records"] : null;
  return Array.isArray(records) ? records.map((record) => objectAt(record)) : [object];
}
