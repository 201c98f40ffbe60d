import type { JsonObject } from "../json/JsonObject";
import { objectAt } from "../json/objectAt";

/**
 * One of the record's objects. Some programs that pass the log on write its name in small letters.
 *
 * @example oktaPart({ securitycontext: { asNumber: 3320 } }, "securityContext") // { asNumber: 3320 }
 */
export function oktaPart(record: JsonObject, name: string): JsonObject | null {
  return objectAt(record, name) ?? objectAt(record, name.toLowerCase());
}
