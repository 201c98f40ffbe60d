import { briefly } from "../../text/briefly";
import { wrongJson } from "./wrongJson";

/**
 * A list of numbers each of which may stand where it does.
 *
 * @param what - name of the list in the messages
 * @param wanted - in the messages, what its numbers must be
 * @param unit - in the messages, what stands at a place of the list
 * @throws TypeError when it is no list; RangeError for another length, and at the first number that is wrong
 */
export function checkedList(
  json: unknown,
  length: number,
  what: string,
  wanted: string,
  isRight: (value: number, at: number) => boolean,
  unit: "node" | "place" = "place",
): readonly number[] {
  if (!Array.isArray(json)) throw new TypeError(wrongJson(`${what} must be a list, got ${briefly(json)}`));
  const list = json as unknown[];
  if (list.length !== length)
    throw new RangeError(wrongJson(`${what} must have ${length} numbers, got ${list.length}`));
  const at = list.findIndex((value, place) => !(typeof value === "number" && isRight(value, place)));
  if (at < 0) return list as number[];
  throw new RangeError(wrongJson(`${what} must be ${wanted}, got ${briefly(list[at])} at ${unit} ${at}`));
}
