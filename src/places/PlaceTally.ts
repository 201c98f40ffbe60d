import type { Place } from "./Place";

/** How many events got what they lacked. */
export interface PlaceTally {
  countries: number;
  cities: number;
  coordinates: number;
  asns: number;
}

/**
 * A tally of nothing.
 *
 * @example newTally().countries // 0
 */
export function newTally(): PlaceTally {
  return { countries: 0, cities: 0, coordinates: 0, asns: 0 };
}

/**
 * Adds what `events` events like this one lack. Called before they are filled, and afterwards with their number negative,
 * it leaves what was filled.
 *
 * @example addMissingInPlace(tally, event, 1)
 */
export function addMissingInPlace(tally: PlaceTally, { country, city, latitude, asn }: Place, events: number): void {
  if (country === null) tally.countries += events;
  if (city === null) tally.cities += events;
  if (latitude === null) tally.coordinates += events;
  if (asn === null) tally.asns += events;
}
