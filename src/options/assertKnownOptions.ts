import { briefly } from "../text/briefly";
import { harmlessText } from "../text/harmlessText";

/**
 * Refuses options that there are not: a misspelt one would be passed over in silence.
 *
 * @param options - as given
 * @param known - names of the options that there are
 * @param caller - function named in the message
 * @throws TypeError when the options are no object, RangeError naming the first unknown option and those there are
 * @example assertKnownOptions(options, ["threads"], "IsolationForest.scoreParallel");
 */
export function assertKnownOptions(options: object, known: readonly string[], caller: string): void {
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new TypeError(`${caller}: options must be an object, got ${briefly(options)}`);
  }
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const there = known.length === 1 ? `option is ${known[0]}` : `options are ${known.join(", ")}`;
  throw new RangeError(`${caller}: unknown option ${harmlessText(unknown, 40)}; the ${there}`);
}
