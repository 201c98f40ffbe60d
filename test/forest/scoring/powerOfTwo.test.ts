import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { powerOfTwo } from "../../../src/forest/scoring/powerOfTwo";

describe("powerOfTwo(x)", () => {
  it.each([
    [0, 1],
    [-1, 0.5],
    [-3, 0.125],
    [4, 16],
  ])("is exact for %d: %d", (x, expected) => {
    expect(powerOfTwo(x)).toBe(expected);
  });
  it.each([
    [-0.25, 0.8408964152537145],
    [-0.5, 0.7071067811865476],
    [-1.5, 0.3535533905932738],
    [0.75, 1.681792830507429],
    [-2.9, 0.13397168281703664],
  ])("agrees with numpy 2 for %d within 2 units in the last place", (x, expected) => {
    // python -c "import numpy as np; print([repr(np.exp2(x)) for x in (-.25, -.5, -1.5, .75, -2.9)])"
    expect(Math.abs(powerOfTwo(x) / expected - 1)).toBeLessThanOrEqual(2 * Number.EPSILON);
  });
  it.each([
    [-1074, 5e-324],
    [-1100, 0],
    [-1e300, 0],
    [-Infinity, 0],
    [1023, 2 ** 1023],
    [1100, Infinity],
    [1e300, Infinity],
    [Infinity, Infinity],
  ])("comes to an end also for %d", (x, expected) => {
    expect(powerOfTwo(x)).toBe(expected);
  });
  it("agrees with ** within 3 units in the last place (property)", () => {
    fc.assert(
      fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => {
        expect(Math.abs(powerOfTwo(x) / 2 ** x - 1)).toBeLessThanOrEqual(3 * Number.EPSILON);
      }),
    );
  });
});
