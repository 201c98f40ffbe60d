import { harmlessText } from "../text/harmlessText";

/**
 * Refuses options that there are not: one that is spelt wrongly would be as if it had not been given.
 *
 * @param caller - function named in the message
 * @param known - names of the options that there are
 * @throws TypeError naming the option and those that there are
 * @example assertOptions("trainModel", { tpo: 5 }, ["top", "forest"]) // throws
 */
export function assertOptions(caller: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new TypeError(
    `${caller}: there is no option ${harmlessText(unknown, 40)}; the options are ${known.join(", ")}`,
  );
}
