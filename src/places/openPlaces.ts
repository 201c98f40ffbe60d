import { fillPlaceInPlace } from "./fillPlaceInPlace";
import { isPublicAddress } from "../addresses/isPublicAddress";
import { openMmdb } from "./mmdb/openMmdb";
import { openAsnPackage } from "./openAsnPackage";
import { openCountryPackage } from "./openCountryPackage";
import type { Address } from "../addresses/parseAddress";
import { type Place, unknownPlace } from "./Place";
import type { PlaceDatabase } from "./PlaceDatabase";
import { rememberPlaces } from "./rememberPlaces";

/** Options of {@link openPlaces}. */
export interface PlacesOptions {
  /**
   * MaxMind databases (`.mmdb`), asked in this order, before those that are installed.
   * @default none
   */
  mmdb?: readonly string[];
}

/** Says where addresses are. */
export interface Places {
  /**
   * Where an IP address is, as far as is known. Private, reserved and other special addresses are not looked up.
   *
   * @returns what is known, not to be changed; null when it is nothing, or when the text is no IP address
   * @throws Error naming the file when a database is damaged
   */
  placeOf: (ip: string) => Place | null;
  /** The databases that have given answers, and when each was made: `IPtoASN of 2026-06-17`. */
  sources: () => string[];
}

/**
 * Opens the databases that say where addresses are. Nothing leaves the machine.
 *
 * What the first database says counts; later ones fill what is missing, as {@link fillPlaceInPlace} does. The databases
 * that are installed are opened when the first public address is looked up.
 *
 * @throws Error naming the file when a database of the caller's cannot be used
 * @example openPlaces().placeOf("8.8.8.8")?.country // "US"
 */
export function openPlaces(options: PlacesOptions = {}): Places {
  const { mmdb = [] } = options;
  const own = mmdb.map((file) => openMmdb(file));
  let databases: PlaceDatabase[] | undefined;
  const used = new Set<PlaceDatabase>();

  const lookUp = (address: Address): Place | null => {
    if (!isPublicAddress(address)) return null;
    databases ??= [...own, openCountryPackage(), openAsnPackage()].filter((database) => database !== null);
    const place = unknownPlace();
    let isKnown = false;
    for (const database of databases) {
      const found = database.find(address);
      if (found === null || !fillPlaceInPlace(place, found)) continue;
      used.add(database);
      isKnown = true;
    }
    return isKnown ? place : null;
  };

  return {
    placeOf: rememberPlaces(lookUp),
    sources: () => (databases ?? []).filter((db) => used.has(db)).map(({ name, date }) => `${name} of ${date}`),
  };
}
