import { describe, expect, it } from "vitest";
import { medianOf } from "../../src/alerts/medianOf";

describe("medianOf(values)", () => {
  it("is the middle one, of an even count the lower one", () => {
    expect(medianOf(Float64Array.of(10, 9, 2))).toBe(9);
    expect(medianOf(Float64Array.of(4, 1, 3, 2))).toBe(2);
  });

  it("leaves out what is missing, and is missing itself when all are", () => {
    expect(medianOf(Float64Array.of(NaN, 7, NaN, 8, 9))).toBe(8);
    expect(medianOf(Float64Array.of(NaN))).toBeNaN();
    expect(medianOf(new Float64Array())).toBeNaN();
  });
});
