import { asnOrNull } from "../../logs/asnOrNull";
import { COUNTRIES } from "../../logs/countries/COUNTRIES";
import { numberAt } from "../../logs/json/numberAt";
import { textAt } from "../../logs/json/textAt";
import type { Place } from "../Place";

/** Names of the fields that {@link readMmdbRecord} needs one of: a database with none of them says nothing to us. */
export const MMDB_FIELDS: readonly string[] = [
  "iso_code",
  "country_code",
  "country",
  "autonomous_system_number",
  "asn",
];

/**
 * What a record of a MaxMind database says about a place.
 *
 * Three shapes are known: MaxMind's own, which DB-IP has too (`country.iso_code`, `city.names.en`, `location`,
 * `autonomous_system_number`); the flat one of ip-location-db (`country_code`, `city`, `latitude`); and that of IPinfo
 * (`country_code` or `country`, `lat`, `asn` as `AS15169`). A city or coordinates without a country, as MaxMind has
 * them for a continent, count for nothing.
 *
 * @returns null when it says nothing
 * @see https://dev.maxmind.com/geoip/docs/databases/city-and-country/
 * @example readMmdbRecord({ country: { iso_code: "FR" } }) // { country: "FR", … }
 */
export function readMmdbRecord(record: unknown): Place | null {
  const asn = asnOf(record);
  const country = countryOf(record);
  if (country === null) {
    return asn === null ? null : { country: null, city: null, latitude: null, longitude: null, asn };
  }
  const city = textAt(record, "city", "names", "en") ?? textAt(record, "city");
  const [latitude, longitude] = coordinatesOf(record);
  return { country, city, latitude, longitude, asn };
}

/** Codes of what is no country (`EU`, `ZZ`, `A1` for proxies) are none. */
function countryOf(record: unknown): string | null {
  const code =
    textAt(record, "country", "iso_code") ?? textAt(record, "country_code") ?? textAt(record, "country") ?? "";
  return Object.hasOwn(COUNTRIES, code) ? code : null;
}

/** Both, or neither. */
function coordinatesOf(record: unknown): [number, number] | [null, null] {
  const latitude = numberAt(record, "location", "latitude") ?? numberAt(record, "latitude") ?? numberAt(record, "lat");
  const longitude =
    numberAt(record, "location", "longitude") ?? numberAt(record, "longitude") ?? numberAt(record, "lng");
  if (latitude === null || longitude === null) return [null, null];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? [latitude, longitude] : [null, null];
}

/** Number 0 stands for a network that nobody announces (RFC 7607). */
function asnOf(record: unknown): number | null {
  const number =
    numberAt(record, "autonomous_system_number") ??
    numberAt(record, "traits", "autonomous_system_number") ??
    numberAt({ asn: textAt(record, "asn")?.replace(/^AS/, "") }, "asn");
  return asnOrNull(number) || null;
}
