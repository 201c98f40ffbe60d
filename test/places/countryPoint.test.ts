import { describe, expect, it } from "vitest";
import { COUNTRIES } from "../../src/logs/countries/COUNTRIES";
import { COUNTRIES_WITH_POINT, countryPoint } from "../../src/places/countryPoint";

describe("countryPoint(code)", () => {
  it("has a point for every country but islands without towns", () => {
    expect(Object.keys(COUNTRIES).filter((code) => countryPoint(code) === null)).toEqual(["BV", "HM", "IO", "UM"]);
    expect(COUNTRIES_WITH_POINT.filter((code) => !Object.hasOwn(COUNTRIES, code))).toEqual([]);
  });

  it("is in whole degrees, on the Earth", () => {
    for (const code of COUNTRIES_WITH_POINT) {
      const [latitude, longitude] = countryPoint(code)!;
      expect([Number.isInteger(latitude), Number.isInteger(longitude)]).toEqual([true, true]);
      expect(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180).toBe(true);
    }
  });

  it.each([
    ["FR", 48.86, 2.35],
    ["JP", 35.68, 139.69],
    ["KE", -1.29, 36.82],
    ["RU", 55.76, 37.62],
    ["AU", -33.87, 151.21],
    ["CA", 43.65, -79.38],
    ["BR", -23.55, -46.63],
    ["KI", 1.33, 172.98],
    ["SS", 4.85, 31.58],
    ["CW", 12.11, -68.93],
  ])("lies within five degrees of the largest city of %s", (code, latitude, longitude) => {
    const point = countryPoint(code)!;
    expect(Math.abs(point[0] - latitude)).toBeLessThan(5);
    expect(Math.abs(point[1] - longitude)).toBeLessThan(5);
  });

  it.each(["", "fr", "XX", "EU", "FRA", "constructor", "__proto__"])("is null for %j", (code) => {
    expect(countryPoint(code)).toBeNull();
  });
});
