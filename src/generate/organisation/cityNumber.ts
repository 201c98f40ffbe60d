import type { City } from "./cities";

/**
 * The number of a city. Cities are told apart by name: one that came from another thread is another object.
 *
 * @throws RangeError when there is none of that name
 */
export function cityNumber(cities: readonly City[], { name }: City): number {
  const number = cities.findIndex((city) => city.name === name);
  if (number < 0) throw new RangeError(`cityNumber: no city ${name}`);
  return number;
}
