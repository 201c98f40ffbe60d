import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { ecsFirst } from "./ecsFirst";

/**
 * A function that finds a number under one of several names of the schema.
 *
 * @example ecsNumber("source.as.number")({ "source.as.number": "3320" }) // 3320
 */
export function ecsNumber(...names: string[]): (record: JsonObject) => number | null {
  return ecsFirst((value) => numberAt(value), names);
}
