import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";

/**
 * Whether a JSON record is an event of the Open Cybersecurity Schema Framework, of whatever class.
 *
 * @example isOcsfRecord({ class_uid: 3002, category_uid: 3, time: 1709285400000 }) // true
 */
export function isOcsfRecord(record: JsonObject): boolean {
  return (
    numberAt(record, "class_uid") !== null &&
    (numberAt(record, "category_uid") !== null || numberAt(record, "type_uid") !== null) &&
    (Object.hasOwn(record, "time") || Object.hasOwn(record, "time_dt"))
  );
}
