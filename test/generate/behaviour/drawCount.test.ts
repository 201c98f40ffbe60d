import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { drawCount } from "../../../src/generate/behaviour/drawCount";
import { drawsOf } from "../quiet";

describe("drawCount(mean, random)", () => {
  it("multiplies draws until they are below e^−mean, by hand: 0.9 · 0.8 · 0.1 < e^−1 < 0.9 · 0.8", () => {
    expect(drawCount(1, drawsOf(0.9, 0.8, 0.1))).toBe(2);
    expect(drawCount(1, drawsOf(0.3))).toBe(0);
  });
  it("is 0 where nothing, less than nothing or no number is expected, without a draw", () => {
    const never = () => expect.fail("drawn");
    expect([0, -1, NaN].map((mean) => drawCount(mean, never))).toEqual([0, 0, 0]);
  });
  it("is the rounded normal distribution for large means, by hand for draws of 0.75", () => {
    // The polar method: 0.5 · √(−4 ln 0.5) = 0.8326; 100 + 10 · 0.8326 = 108.3.
    expect(drawCount(100, drawsOf(0.75))).toBe(108);
  });
  it.each([0.3, 3, 29, 31, 400])("has mean and variance %f, within a twentieth", (mean) => {
    const random = seedrandom.alea("count");
    const draws = Array.from({ length: 40_000 }, () => drawCount(mean, random));
    const average = draws.reduce((a, b) => a + b, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - average) ** 2, 0) / draws.length;
    expect(Math.abs(average / mean - 1)).toBeLessThan(0.05);
    expect(Math.abs(variance / mean - 1)).toBeLessThan(0.05);
    expect(draws.every((draw) => Number.isInteger(draw) && draw >= 0)).toBe(true);
  });
});
