const TWO_LETTERS = /^[A-Z]{2}$/;

/**
 * A country as an event keeps it: two capital letters (ISO 3166). Anything else is not kept, since `US` and
 * `United States` would be two countries.
 *
 * @example isoCountry("DE") // "DE"
 */
export function isoCountry(text: string | null): string | null {
  return text !== null && TWO_LETTERS.test(text) ? text : null;
}
