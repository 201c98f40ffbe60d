import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePathLength } from "../../../src/forest/trees/averagePathLength";

const EULER_GAMMA = 0.5772156649015329;

describe("averagePathLength(n)", () => {
  it("is 0 for a single point and for none", () => {
    expect([averagePathLength(0), averagePathLength(1)]).toEqual([0, 0]);
  });
  it("is 1 for two points", () => {
    expect(averagePathLength(2)).toBe(1);
  });
  it("is the formula worked by hand for 5 and 999 points", () => {
    expect(averagePathLength(5)).toBeCloseTo(2 * (Math.log(4) + EULER_GAMMA) - 8 / 5, 12);
    expect(averagePathLength(999)).toBeCloseTo(2 * (Math.log(998) + EULER_GAMMA) - (2 * 998) / 999, 12);
  });
  it.each([
    [3, 1.207392357589623],
    [5, 2.327020052042847],
    [16, 4.695531732007486],
    [256, 10.244770920119917],
    [999, 12.967939884427995],
    [4096, 15.789963603627406],
  ])("agrees with scikit-learn 1.9.1 for %d points: %d", (n, expected) => {
    // python -c "import numpy as np; from sklearn.ensemble._iforest import _average_path_length as c
    //            print([float(c(np.array([n]))[0]) for n in (3, 5, 16, 256, 999, 4096)])"
    expect(averagePathLength(n)).toBeCloseTo(expected, 12);
  });
  it("grows with n (property)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => averagePathLength(n + 1) > averagePathLength(n)),
    );
  });
  it.each([-1, NaN])("refuses %d by its value", (n) => {
    expect(() => averagePathLength(n)).toThrow(new RangeError(`averagePathLength: n must be 0 or more, got ${n}`));
  });
});
