import { describe, expect, it } from "vitest";
import { densityScore } from "../../../src/forest/scoring/densityScore";

describe("densityScore(meanLogDensity)", () => {
  it("is 0.5 where rows are spread evenly, 1/3 where twice as dense, 2/3 where half as dense", () => {
    expect([0, 1, -1].map(densityScore)).toEqual([0.5, 1 / 3, 2 / 3]);
  });
  it("stays in (0, 1] however dense", () => {
    expect(densityScore(1e6)).toBeGreaterThan(0);
    expect(densityScore(-1e6)).toBe(1);
  });
});
