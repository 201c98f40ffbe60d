import { describe, expect, it } from "vitest";
import { trivialDetectors } from "../../src/evaluate/trivialDetectors";
import type { FeatureMatrix } from "../../src/features/FeatureMatrix";

const X: FeatureMatrix = {
  data: Float32Array.of(0, 7, 0, 7, 0, 7, 4, NaN),
  rows: 4,
  columns: 2,
  names: ["failures", "users"],
};

describe("trivialDetectors(X, seed)", () => {
  it("has each feature by itself, the largest z-score and a random order", () => {
    expect(Object.keys(trivialDetectors(X))).toEqual(["failures", "users", "largest z-score", "random order"]);
    expect(Array.from(trivialDetectors(X).failures!)).toEqual([0, 0, 0, 4]);
  });
  it("takes the z-score on either side; constant columns and missing values are 0", () => {
    // failures: mean 1, standard deviation √3; users: constant.
    const z = Array.from(trivialDetectors(X)["largest z-score"]!);
    expect(z.map((value) => value.toFixed(6))).toEqual(["0.577350", "0.577350", "0.577350", "1.732051"]);
  });
  it("draws the same order for the same seed and another for another", () => {
    const order = (seed: number): number[] => Array.from(trivialDetectors(X, seed)["random order"]!);
    expect(order(1)).toEqual(order(1));
    expect(order(2)).not.toEqual(order(1));
  });
  it("leaves the matrix as it is", () => {
    const before = X.data.slice();
    trivialDetectors(X);
    expect(X.data).toEqual(before);
  });
});
