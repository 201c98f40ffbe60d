import type { Place } from "./Place";

/**
 * Fills what is missing in `place`, an event for example, from `found`; returns whether anything was.
 *
 * What `place` says already stays, and nothing comes to stand beside it that may contradict it: a city or coordinates
 * are added only when both mean the same country, and coordinates only when they mean the same city; and where `place`
 * has a city or coordinates without a country, it gets none.
 *
 * @example fillPlaceInPlace(event, { country: "FR", city: null, latitude: null, longitude: null, asn: 3215 }) // true
 */
export function fillPlaceInPlace(place: Place, found: Place): boolean {
  const addsAsn = place.asn === null && found.asn !== null;
  if (addsAsn) place.asn = found.asn;
  return fillWhereInPlace(place, found) || addsAsn;
}

function fillWhereInPlace(place: Place, found: Place): boolean {
  if (found.country === null) return false;
  if (place.latitude !== null || place.longitude !== null) return false;
  const addsCountry = place.country === null && place.city === null;
  if (!addsCountry && place.country !== found.country) return false;
  if (place.city !== null && place.city !== found.city) return false;
  const addsCity = place.city === null && found.city !== null;
  place.country = found.country;
  place.city = found.city;
  place.latitude = found.latitude;
  place.longitude = found.longitude;
  return addsCountry || addsCity || found.latitude !== null;
}
