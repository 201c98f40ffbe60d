import type { AuthEvent } from "../AuthEvent";
import { countryCode } from "../countries/countryCode";
import { numberAt } from "../json/numberAt";
import { objectAt } from "../json/objectAt";
import { textAt } from "../json/textAt";

/**
 * Where an endpoint is, as its `location` says: `lat` and `long`, or `coordinates`, which begin with the longitude.
 *
 * @example ocsfPlace({ location: { country: "DE", coordinates: [13.405, 52.52] } }).latitude // 52.52
 */
export function ocsfPlace(endpoint: unknown): Pick<AuthEvent, "country" | "city" | "latitude" | "longitude"> {
  const location = objectAt(endpoint, "location");
  const country = textAt(location, "country");
  return {
    country: country === null ? null : countryCode(country),
    city: textAt(location, "city"),
    latitude: numberAt(location, "lat") ?? numberAt(location, "coordinates", "1"),
    longitude: numberAt(location, "long") ?? numberAt(location, "coordinates", "0"),
  };
}
