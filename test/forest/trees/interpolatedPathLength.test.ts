import { describe, expect, it } from "vitest";
import { averagePathLength } from "../../../src/forest/trees/averagePathLength";
import { interpolatedPathLength } from "../../../src/forest/trees/interpolatedPathLength";

describe("interpolatedPathLength(weight)", () => {
  it.each([0, 1, 2, 3, 100, 256])("of the whole number %d is averagePathLength, bit for bit", (weight) => {
    expect(interpolatedPathLength(weight)).toBe(averagePathLength(weight));
  });
  it("lies on the line between whole neighbours: 0 up to 1, 0.5 at 1.5", () => {
    expect([0.3, 1.5, 1.25].map(interpolatedPathLength)).toEqual([0, 0.5, 0.25]);
    expect(interpolatedPathLength(2.5)).toBeCloseTo((1 + averagePathLength(3)) / 2, 12);
  });
});
