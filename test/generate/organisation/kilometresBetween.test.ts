import { describe, expect, it } from "vitest";
import { CITIES } from "../../../src/generate/organisation/cities";
import { kilometresBetween } from "../../../src/generate/organisation/kilometresBetween";

const city = (name: string) => CITIES.find((one) => one.name === name)!;

describe("kilometresBetween(one, other)", () => {
  it("is the chord: Berlin to New York is 6,385 km over the earth, and 2 R sin(6385 / 2 R) = 6,121 km through it", () => {
    expect(kilometresBetween(city("Berlin"), city("New York"))).toBeCloseTo(6121, -1);
    expect(kilometresBetween(city("New York"), city("Berlin"))).toBe(
      kilometresBetween(city("Berlin"), city("New York")),
    );
  });
  it("is close to the way over the earth where cities are near: London to Manchester, 262 km", () => {
    expect(Math.abs(kilometresBetween(city("London"), city("Manchester")) - 262)).toBeLessThan(2);
  });
  it("is 0 from a city to itself, and at most the earth's diameter", () => {
    for (const one of CITIES) {
      expect(kilometresBetween(one, one)).toBe(0);
      for (const other of CITIES) expect(kilometresBetween(one, other)).toBeLessThan(12_742);
    }
  });
});
