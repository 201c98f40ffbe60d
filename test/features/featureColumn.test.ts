import { describe, expect, it } from "vitest";
import { featureColumn } from "../../src/features/featureColumn";

describe("featureColumn(X, name)", () => {
  const X = { data: Float32Array.of(1, 2, 3, NaN, 5, 6), rows: 3, columns: 2, names: ["a", "b"] };

  it("is one number an event, NaN where it is missing", () => {
    expect(featureColumn(X, "a")).toEqual(Float32Array.of(1, 3, 5));
    expect(featureColumn(X, "b")).toEqual(Float32Array.of(2, NaN, 6));
  });
  it("is a copy", () => {
    featureColumn(X, "a").fill(0);
    expect(X.data[0]).toBe(1);
  });
  it("refuses a name that the matrix does not have and lists those it has", () => {
    expect(() => featureColumn(X, "c")).toThrow(new RangeError("featureColumn: no feature c; the matrix has a, b"));
  });
});
