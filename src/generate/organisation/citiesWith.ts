import { CITIES, type City } from "./cities";

/**
 * The cities of the world, those of the offices among them.
 *
 * An office in a city that the generator knows takes the place of that city, with its own coordinates and time zone.
 */
export function citiesWith(offices: readonly City[]): City[] {
  const known = CITIES.map((city) => offices.find(({ name }) => name === city.name) ?? city);
  return [...known, ...offices.filter(({ name }) => !CITIES.some((city) => city.name === name))];
}
