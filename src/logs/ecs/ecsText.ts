import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";
import { ecsFirst } from "./ecsFirst";

/**
 * A function that finds a text under one of several names of the schema. Of a list, the first text is taken.
 *
 * @example ecsText("user.name", "user.id")({ user: { id: 7 } }) // "7"
 */
export function ecsText(...names: string[]): (record: JsonObject) => string | null {
  return ecsFirst((value) => textAt(Array.isArray(value) ? value[0] : value), names);
}
