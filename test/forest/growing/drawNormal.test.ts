import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { drawNormal } from "../../../src/forest/growing/drawNormal";

describe("drawNormal(random)", () => {
  it("is x √(−2 ln s / s) by hand, with s = x² + y²", () => {
    const draws = [0.75, 0.5]; // x = 0.5, y = 0
    expect(drawNormal(() => draws.shift()!)).toBeCloseTo(0.5 * Math.sqrt(-8 * Math.log(0.25)), 12);
  });
  it("draws again outside the unit circle and in its middle", () => {
    const draws = [0, 0, 0.5, 0.5, 0.75, 0.5];
    expect(drawNormal(() => draws.shift()!)).toBeCloseTo(0.5 * Math.sqrt(-8 * Math.log(0.25)), 12);
    expect(draws).toEqual([]);
  });
  it("has mean 0, variance 1 and 95 % within ± 1.96", () => {
    const random = seedrandom.alea("normal");
    const values = Array.from({ length: 40_000 }, () => drawNormal(random));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(square - 1)).toBeLessThan(0.03);
    expect(values.filter((value) => Math.abs(value) < 1.96).length / values.length).toBeCloseTo(0.95, 2);
  });
});
