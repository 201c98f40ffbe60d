import { describe, expect, it } from "vitest";
import type { FeatureMatrix } from "../../src/features/FeatureMatrix";
import { sampleFeatures } from "../../src/features/sampleFeatures";
import { toDataFrame } from "../../src/notebook/toDataFrame";

const TEN: FeatureMatrix = {
  data: Float32Array.from({ length: 20 }, (_, index) => (index === 5 ? NaN : index / 2)),
  rows: 10,
  columns: 2,
  names: ["a", "b"],
};
const rowsOf = (sample: readonly Record<string, number>[]): number[] => sample.map(({ row }) => row!);

describe("sampleFeatures(X, count, options)", () => {
  it("spreads rows evenly over the log, with their features by name", () => {
    expect(sampleFeatures(TEN, 4)).toEqual([
      { row: 0, a: 0, b: 0.5 },
      { row: 2, a: 2, b: NaN },
      { row: 5, a: 5, b: 5.5 },
      { row: 7, a: 7, b: 7.5 },
    ]);
  });
  it("gives all rows when more are asked for", () => {
    expect(rowsOf(sampleFeatures(TEN))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(rowsOf(sampleFeatures(TEN, 11, { seed: 1 }))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  it("draws rows by a seed: the same ones for the same seed, each once, in the order of the log", () => {
    const [one, again, other] = [1, 1, 2].map((seed) => rowsOf(sampleFeatures(TEN, 5, { seed })));
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
    expect([...new Set(one)].sort((a, b) => a - b)).toEqual(one);
    expect(one).toHaveLength(5);
  });
  it("is what toDataFrame takes", () => {
    const frame = toDataFrame(sampleFeatures(TEN, 4));
    expect(frame.columns).toEqual(["row", "a", "b"]);
    expect(frame.values).toEqual([
      [0, 0, 0.5],
      [2, 2, NaN],
      [5, 5, 5.5],
      [7, 7, 7.5],
    ]);
  });
  it.each([0, -1, 1.5, NaN])("refuses a count of %d", (count) => {
    expect(() => sampleFeatures(TEN, count)).toThrow(
      new RangeError(`sampleFeatures: count must be a whole number of at least 1, got ${count}`),
    );
  });
});
