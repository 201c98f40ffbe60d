import { describe, expect, it } from "vitest";
import type { FeatureMatrix } from "../../src/features/FeatureMatrix";
import { selectFeatures } from "../../src/features/selectFeatures";

const X: FeatureMatrix = { data: Float32Array.of(1, 2, 3, 4, NaN, 6), rows: 2, columns: 3, names: ["a", "b", "c"] };

describe("selectFeatures(X, names)", () => {
  it("gives the columns in the order asked for, missing values too", () => {
    const expected = { data: Float32Array.of(3, 2, 6, NaN), rows: 2, columns: 2, names: ["c", "b"] };
    expect(selectFeatures(X, ["c", "b"])).toEqual(expected);
  });
  it("refuses none, and what the matrix does not have", () => {
    expect(() => selectFeatures(X, [])).toThrow("selectFeatures: at least one feature is required, got 0");
    expect(() => selectFeatures(X, ["d"])).toThrow("selectFeatures: the matrix has no feature d");
  });
});
