import { COUNTRIES } from "./COUNTRIES";

/**
 * The English name of a country, as products that log names write it.
 *
 * @param code - two capital letters, ISO 3166-1
 * @returns the name; null when there is no such country
 * @example countryName("DE") // "Germany"
 */
export function countryName(code: string): string | null {
  return Object.hasOwn(COUNTRIES, code) ? COUNTRIES[code]![0]! : null;
}
