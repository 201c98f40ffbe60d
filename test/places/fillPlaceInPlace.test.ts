import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillPlaceInPlace } from "../../src/places/fillPlaceInPlace";
import { type Place, unknownPlace } from "../../src/places/Place";

const filled = (place: Partial<Place>, found: Partial<Place>) => {
  const event = { ...unknownPlace(), ...place };
  const isFilled = fillPlaceInPlace(event, { ...unknownPlace(), ...found });
  return { isFilled, ...event };
};
const LYON: Place = { country: "FR", city: "Lyon", latitude: 45.75, longitude: 4.85, asn: 3215 };

describe("fillPlaceInPlace(place, found)", () => {
  it("fills everything where nothing is known", () => {
    expect(filled({}, LYON)).toEqual({ isFilled: true, ...LYON });
  });

  it("leaves what is known, and changes nothing when all of it is", () => {
    const known = { country: "DE", city: "Berlin", latitude: 52.5, longitude: 13.4, asn: 1 };
    expect(filled(known, LYON)).toEqual({ isFilled: false, ...known });
  });

  it.each<[string, Partial<Place>, Partial<Place>]>([
    [
      "city and coordinates to the same country",
      { country: "FR", asn: 1 },
      { city: "Lyon", latitude: 45.75, longitude: 4.85 },
    ],
    ["coordinates to the same city", { country: "FR", city: "Lyon", asn: 1 }, { latitude: 45.75, longitude: 4.85 }],
    ["the AS number alone to another country", { country: "DE" }, { asn: 3215 }],
    ["the AS number alone to another city of the country", { country: "FR", city: "Paris" }, { asn: 3215 }],
    ["the AS number alone to a city without a country", { city: "Lyon" }, { asn: 3215 }],
    ["the AS number alone to coordinates without a country", { latitude: 45, longitude: 4 }, { asn: 3215 }],
    ["the AS number alone to half of the coordinates", { country: "FR", latitude: 45 }, { asn: 3215 }],
  ])("adds %s", (_, known, added) => {
    expect(filled(known, LYON)).toEqual({ isFilled: true, ...unknownPlace(), ...known, ...added });
  });

  it("adds nothing from a place that is not known", () => {
    expect(filled({ country: "FR" }, {})).toEqual({ isFilled: false, ...unknownPlace(), country: "FR" });
  });

  it("adds no country that stands there already", () => {
    expect(filled({ country: "FR" }, { country: "FR" }).isFilled).toBe(false);
  });

  it("never changes what is known, says whether it changed anything, and is done after once (property)", () => {
    const place: fc.Arbitrary<Place> = fc.record({
      country: fc.constantFrom("FR", "DE", null),
      city: fc.constantFrom("Lyon", "Berlin", null),
      latitude: fc.constantFrom(0, 45.75, null),
      longitude: fc.constantFrom(0, 4.85, null),
      asn: fc.constantFrom(1, 3215, null),
    });
    // A database gives both coordinates or neither.
    const whole = place.filter(({ latitude, longitude }) => (latitude === null) === (longitude === null));
    fc.assert(
      fc.property(place, whole, (known, found) => {
        const before = { ...found };
        const { isFilled, ...after } = filled(known, found);
        for (const [name, value] of Object.entries(known)) {
          if (value !== null) expect(after[name as keyof Place]).toBe(value);
        }
        expect(isFilled).toBe(JSON.stringify(after) !== JSON.stringify(known));
        expect(filled(after, found)).toEqual({ isFilled: false, ...after });
        expect(found).toEqual(before);
        // What is beside a country that was there is of that country.
        if (known.country !== null && known.country !== found.country)
          expect({ ...after, asn: known.asn }).toEqual(known);
      }),
    );
  });
});
