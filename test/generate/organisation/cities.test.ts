import { describe, expect, it } from "vitest";
import { CITIES, type City } from "../../../src/generate/organisation/cities";
import { citiesWith } from "../../../src/generate/organisation/citiesWith";
import { cityNumber } from "../../../src/generate/organisation/cityNumber";
import { createClock } from "../../../src/generate/organisation/createClock";

const OWN: City = { name: "Nuuk", country: "GL", timeZone: "America/Nuuk", latitude: 64.18, longitude: -51.72 };

describe("CITIES", () => {
  it("have different names, and countries that have one", () => {
    expect(new Set(CITIES.map(({ name }) => name)).size).toBe(CITIES.length);
    const countries = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    for (const { country } of CITIES) expect(countries.of(country)).toBeTypeOf("string");
  });
  it("lie where their clocks say: the sun is at most three hours off", () => {
    const january = Date.parse("2026-01-01");
    for (const { timeZone, longitude, latitude } of CITIES) {
      const hours = createClock(timeZone, january, 1).offsetMs(january) / 3_600_000;
      expect(Math.abs(hours - longitude / 15)).toBeLessThan(3);
      expect(Math.abs(latitude)).toBeLessThan(66);
    }
  });
});

describe("citiesWith(offices)", () => {
  it("are the known ones where the offices are in these", () => {
    expect(citiesWith([CITIES[3]!])).toEqual(CITIES);
  });
  it("have cities of one's own at the end", () => {
    expect(citiesWith([OWN])).toEqual([...CITIES, OWN]);
  });
  it("have an office's own coordinates in the place of a known city of that name", () => {
    const own = { ...CITIES[0]!, latitude: 52.4, timeZone: "Europe/Rome" };
    expect(citiesWith([own])).toEqual([own, ...CITIES.slice(1)]);
  });
  it("leave the known ones as they are", () => {
    const before = structuredClone(CITIES);
    citiesWith([{ ...CITIES[0]!, latitude: 0 }, OWN]);
    expect(CITIES).toEqual(before);
  });
});

describe("cityNumber(cities, city)", () => {
  it("is the place in the list, for another object of that name too", () => {
    expect(cityNumber(CITIES, CITIES[5]!)).toBe(5);
    expect(cityNumber(CITIES, structuredClone(CITIES[5]!))).toBe(5);
  });
  it("refuses a city that is not there by name", () => {
    expect(() => cityNumber(CITIES, OWN)).toThrow(new RangeError("cityNumber: no city Nuuk"));
  });
});
