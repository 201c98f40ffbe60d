import type { AuthEvent } from "../logs/AuthEvent";

/** Where an address is, as far as something says: fields of an event, with the same meaning. */
export type Place = Pick<AuthEvent, "country" | "city" | "latitude" | "longitude" | "asn">;

/**
 * A place of which nothing is known.
 *
 * @example unknownPlace().country // null
 */
export function unknownPlace(): Place {
  return { country: null, city: null, latitude: null, longitude: null, asn: null };
}
