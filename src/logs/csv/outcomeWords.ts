import type { Outcome } from "../AuthEvent";

const SUCCESS = "success succeeded successful ok true 1 yes accepted allow allowed granted pass";
const FAILURE = "failure failed fail false 0 no denied deny rejected error invalid blocked";

/** What logs write for an outcome, in small letters. */
export const OUTCOME_WORDS: ReadonlyMap<string, Outcome> = new Map([
  ...SUCCESS.split(" ").map((word): [string, Outcome] => [word, "success"]),
  ...FAILURE.split(" ").map((word): [string, Outcome] => [word, "failure"]),
]);

/**
 * Whether 0 and 1 in a column could mean either. In a column `success` 1 is success; in one called `status` or `result`
 * 0 often is: the user has to say.
 *
 * @param isNamed - the caller named this column: it was not recognised
 * @example digitsAreUnclear("status", false) // true
 */
export function digitsAreUnclear(column: string, isNamed: boolean): boolean {
  return !isNamed && /stat|result|outcome/i.test(column);
}
