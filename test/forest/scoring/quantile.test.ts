import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../../../src/forest/scoring/quantile";

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
const share = fc.double({ noNaN: true, min: 0, max: 1 });

describe("quantile(values, q)", () => {
  it("is half-way between the middle two by hand", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  });
  it.each([
    [0, 1],
    [0.1, 1.8],
    [0.25, 3],
    [0.5, 4],
    [0.75, 7],
    [0.9, 8.2],
    [1, 9],
  ])("agrees with numpy 2 for q = %d", (q, expected) => {
    // python -c "import numpy as np; print([float(np.quantile([7,1,4,9,3], q)) for q in (0,.1,.25,.5,.75,.9,1)])"
    expect(quantile([7, 1, 4, 9, 3], q)).toBeCloseTo(expected, 12);
  });
  it("is the value itself when there is one", () => {
    expect([0, 0.3, 1].map((q) => quantile([7], q))).toEqual([7, 7, 7]);
  });
  it("lies between the least and the greatest and grows with q (property)", () => {
    fc.assert(
      fc.property(numbers, share, share, (values, a, b) => {
        const [low, high] = [quantile(values, Math.min(a, b)), quantile(values, Math.max(a, b))];
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
        expect(low).toBeLessThanOrEqual(high + 1e-9);
      }),
    );
  });
  it("leaves the values in their order", () => {
    const values = Float64Array.of(3, 1, 2);
    quantile(values, 0.5);
    expect([...values]).toEqual([3, 1, 2]);
  });
  it("refuses no values", () => {
    expect(() => quantile([], 0.5)).toThrow(new RangeError("quantile: at least one value is required, got 0"));
  });
  it.each([-0.1, 1.1, NaN])("refuses q = %d", (q) => {
    expect(() => quantile([1], q)).toThrow(new RangeError(`quantile: q must be in [0, 1], got ${q}`));
  });
});
