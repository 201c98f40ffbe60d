import type { JsonObject } from "../json/JsonObject";
import { ecsField } from "./ecsField";

/**
 * A function that finds a list of texts under a name of the schema, where one text is a list of one.
 *
 * @example ecsList("event.category")({ event: { category: "authentication" } }) // ["authentication"]
 */
export function ecsList(name: string): (record: JsonObject) => readonly string[] {
  const field = ecsField(name);
  return (record) => {
    const value = field(record);
    if (typeof value === "string") return [value];
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  };
}
