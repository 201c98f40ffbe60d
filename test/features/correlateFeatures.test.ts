import { describe, expect, it } from "vitest";
import { correlateFeatures } from "../../src/features/correlateFeatures";

describe("correlateFeatures(X)", () => {
  it("is Pearson's correlation, by hand: of what is the same, opposite, half alike, constant", () => {
    const rows = [
      [1, 2, -1, 1, 5],
      [2, 4, -2, 3, 5],
      [3, 6, -3, 2, 5],
    ];
    const X = { data: Float32Array.from(rows.flat()), rows: 3, columns: 5, names: ["a", "b", "c", "d", "e"] };
    const [first, second] = correlateFeatures(X);
    expect(first).toEqual([1, 1, -1, 0.5, NaN]);
    expect(second![0]).toBe(1);
  });
  it("looks only at rows that have both", () => {
    const X = { data: Float32Array.of(1, 1, 2, NaN, 3, 3, NaN, 9), rows: 4, columns: 2, names: ["a", "b"] };
    expect(correlateFeatures(X)[0]![1]).toBe(1);
  });
  it("is right for large numbers that differ by little", () => {
    const X = { data: Float32Array.of(16777214, 1, 16777215, 2, 16777216, 3), rows: 3, columns: 2, names: ["a", "b"] };
    expect(correlateFeatures(X)[0]![1]).toBeCloseTo(1, 12);
  });
});
