import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMmdbRecord } from "../../../src/places/mmdb/readMmdbRecord";

const NOTHING = { country: null, city: null, latitude: null, longitude: null, asn: null };
const PARIS = { ...NOTHING, country: "FR", city: "Paris", latitude: 48.85, longitude: 2.35 };

describe("readMmdbRecord(record)", () => {
  it.each([
    [
      "a City of MaxMind and DB-IP",
      {
        city: { geoname_id: 2988507, names: { de: "Paris (de)", en: "Paris" } },
        continent: { code: "EU" },
        country: { iso_code: "FR", names: { en: "France" } },
        location: { accuracy_radius: 20, latitude: 48.85, longitude: 2.35 },
        registered_country: { iso_code: "US" },
      },
      PARIS,
    ],
    ["a Country of MaxMind", { country: { iso_code: "NA" } }, { ...NOTHING, country: "NA" }],
    ["an ASN of MaxMind", { autonomous_system_number: 3215 }, { ...NOTHING, asn: 3215 }],
    ["an Enterprise of MaxMind", { traits: { autonomous_system_number: 3215 } }, { ...NOTHING, asn: 3215 }],
    ["a country of ip-location-db", { country_code: "FR" }, { ...NOTHING, country: "FR" }],
    ["a city of ip-location-db", { country_code: "FR", city: "Paris", latitude: 48.85, longitude: 2.35 }, PARIS],
    [
      "IPinfo Lite",
      { country: "France", country_code: "FR", asn: "AS3215", as_name: "Orange" },
      { ...NOTHING, country: "FR", asn: 3215 },
    ],
    ["a location of IPinfo", { country: "FR", city: "Paris", lat: "48.85", lng: "2.35" }, PARIS],
    [
      "a record with no English name",
      { country_code: "FR", city: { names: { de: "Paris" } } },
      { ...NOTHING, country: "FR" },
    ],
    [
      "a pole",
      { country_code: "AQ", latitude: -90, longitude: 180 },
      { ...NOTHING, country: "AQ", latitude: -90, longitude: 180 },
    ],
    ["coordinates off the Earth", { country_code: "FR", latitude: 91, longitude: 2 }, { ...NOTHING, country: "FR" }],
    ["half of the coordinates", { country_code: "FR", latitude: 48.85 }, { ...NOTHING, country: "FR" }],
  ])("reads %s", (_, record, place) => {
    expect(readMmdbRecord(record)).toEqual(place);
  });

  it.each([
    ["an empty record", {}],
    ["a continent and its middle", { continent: { code: "EU" }, location: { latitude: 47, longitude: 8 } }],
    ["only where the network is registered", { registered_country: { iso_code: "FR" } }],
    ["a code of no country", { country_code: "ZZ" }],
    ["a proxy", { country: { iso_code: "A1" } }],
    ["a name of every object", { country_code: "constructor" }],
    ["AS 0, which is nobody", { autonomous_system_number: 0 }],
    ["a number of more than 32 bits", { autonomous_system_number: 2 ** 32 }],
    ["no record at all", null],
    ["a text", "FR"],
  ])("says nothing about %s", (_, record) => {
    expect(readMmdbRecord(record)).toBeNull();
  });

  it("never throws, and gives both coordinates or neither (property)", () => {
    const keys = ["country", "iso_code", "country_code", "city", "names", "en", "location", "latitude", "longitude", "lat", "lng", "asn", "traits", "autonomous_system_number", "__proto__"]; // prettier-ignore
    const leaf = fc.oneof(fc.constantFrom("FR", "AS1", "48", 48, -91, NaN, Infinity, 0), fc.jsonValue({ maxDepth: 1 }));
    const record = fc.dictionary(
      fc.constantFrom(...keys),
      fc.oneof(leaf, fc.dictionary(fc.constantFrom(...keys), leaf)),
    );
    fc.assert(
      fc.property(record, (fields) => {
        const place = readMmdbRecord(fields);
        if (place !== null) expect(place.latitude === null).toBe(place.longitude === null);
      }),
    );
  });
});
