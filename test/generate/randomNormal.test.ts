import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { randomNormal } from "../../src/generate/randomNormal";

describe("randomNormal(random)", () => {
  it("is the polar method by hand for draws of 0.75: u = v = 0.5, u·√(−2 ln 0.5 / 0.5)", () => {
    expect(randomNormal(() => 0.75)).toBeCloseTo(0.5 * Math.sqrt(-4 * Math.log(0.5)), 12);
  });
  it("draws again where the point is outside the circle or in its middle", () => {
    const draws = [0, 0, 0.5, 0.5, 0.75, 0.75];
    expect(randomNormal(() => draws.shift()!)).toBeCloseTo(0.5 * Math.sqrt(-4 * Math.log(0.5)), 12);
  });
  it("has mean 0, standard deviation 1, and 95 % within 1.96", () => {
    const random = seedrandom.alea("normal");
    const draws = Array.from({ length: 50_000 }, () => randomNormal(random));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(Math.abs(draws.filter((draw) => Math.abs(draw) < 1.96).length / draws.length - 0.95)).toBeLessThan(0.005);
  });
});
