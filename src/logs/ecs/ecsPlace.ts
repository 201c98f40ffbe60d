import type { AuthEvent } from "../AuthEvent";
import { countryCode } from "../countries/countryCode";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { ecsField } from "./ecsField";
import { ecsNumber } from "./ecsNumber";
import { ecsText } from "./ecsText";

const countryOf = ecsText("source.geo.country_iso_code", "source.geo.country_name", "client.geo.country_iso_code");
const cityOf = ecsText("source.geo.city_name", "client.geo.city_name");
const latitudeOf = ecsNumber("source.geo.location.lat", "client.geo.location.lat");
const longitudeOf = ecsNumber("source.geo.location.lon", "client.geo.location.lon");
const locationOf = ecsField("source.geo.location");

/**
 * Where the source is: `source.geo`, with a point in any of the three ways that Elasticsearch takes one: an object with
 * `lat` and `lon`; a text `lat,lon`; a list that begins with the longitude.
 *
 * @example ecsPlace({ "source.geo.location": "52.52,13.405" }).latitude // 52.52
 */
export function ecsPlace(document: JsonObject): Pick<AuthEvent, "country" | "city" | "latitude" | "longitude"> {
  const country = countryOf(document);
  const location = locationOf(document);
  const [latitude, longitude] = typeof location === "string" ? pointOf(location) : [null, null];
  return {
    country: country === null ? null : countryCode(country),
    city: cityOf(document),
    latitude: latitude ?? numberAt(location, "1") ?? latitudeOf(document),
    longitude: longitude ?? numberAt(location, "0") ?? longitudeOf(document),
  };
}

function pointOf(text: string): [number | null, number | null] {
  const parts = text.split(",");
  return parts.length === 2 ? [numberAt(parts[0]), numberAt(parts[1])] : [null, null];
}
