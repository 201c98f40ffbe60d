import { describe, expect, it } from "vitest";
import { meanInterval } from "../../src/evaluate/meanInterval";

describe("meanInterval(values)", () => {
  it("is the mean ± 4.303 · 1 / √3 by hand for 1, 2, 3", () => {
    const { mean, low, high } = meanInterval([1, 2, 3]);
    expect([mean, low, high].map((value) => value.toFixed(3))).toEqual(["2.000", "-0.484", "4.484"]);
  });
  it("agrees with scipy 1.17 for five measurements", () => {
    // python -c "from scipy import stats; import numpy as np; x = [.91, .87, .9, .95, .88]
    //            print(stats.t.interval(.95, 4, np.mean(x), stats.sem(x)))"
    const { low, high } = meanInterval([0.91, 0.87, 0.9, 0.95, 0.88]);
    expect(low).toBeCloseTo(0.8633286, 4);
    expect(high).toBeCloseTo(0.9406714, 4);
  });
  it("has no width when all values are equal", () => {
    expect(meanInterval([0.5, 0.5, 0.5, 0.5])).toEqual({ mean: 0.5, low: 0.5, high: 0.5 });
  });
  it("comes within 0.003 of Student's 2.0395 for 32 values, beyond the table", () => {
    // python -c "from scipy.stats import t; print(t.ppf(0.975, 31))" → 2.0395134463964077
    const values = Array.from({ length: 32 }, (_, index) => (index % 2 === 0 ? 1 : -1));
    const standardError = Math.sqrt(32 / 31) / Math.sqrt(32);
    expect(Math.abs(meanInterval(values).high / standardError - 2.0395134463964077)).toBeLessThan(0.0031);
  });
  it.each([[[]], [[1]]])("refuses %j: fewer than two values", (values) => {
    expect(() => meanInterval(values)).toThrow(
      new RangeError(`meanInterval: at least two values are required, got ${values.length}`),
    );
  });
});
