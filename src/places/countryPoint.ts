import { COUNTRY_POINTS } from "./COUNTRY_POINTS";

/** The countries that {@link countryPoint} has a point for. */
export const COUNTRIES_WITH_POINT: readonly string[] = Object.keys(COUNTRY_POINTS);

/**
 * A point that stands for a country where nothing better is known: whole degrees of latitude and longitude.
 *
 * The distance between two countries' points is a rough one. It tells Paris to Sydney from Paris to Brussels, and not
 * more: neighbours whose people live at the border come out hundreds of kilometres apart, two ends of one country not
 * at all.
 *
 * @param code - two capital letters, ISO 3166-1, or XK
 * @returns null when there is no such country, or when it has no town
 * @example countryPoint("FR") // [49, 2]
 */
export function countryPoint(code: string): readonly [latitude: number, longitude: number] | null {
  return Object.hasOwn(COUNTRY_POINTS, code) ? COUNTRY_POINTS[code]! : null;
}
