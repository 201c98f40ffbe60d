import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";

describe("IsolationForest.explain(X, rows)", () => {
  const X = { data: Float64Array.of(0, 1, 9), rows: 3, columns: 1 };
  const forest = new IsolationForest({ nEstimators: 5 }).fit(X);
  it.each([
    [2, "2"],
    ["2", '"2"'],
    [null, "null"],
    [{}, "an object"],
  ])("refuses rows that are no list: %j", (rows, got) => {
    expect(() => forest.explain(X, rows as never)).toThrow(
      new TypeError(`IsolationForest.explain: rows must be a list of places in X, got ${got}`),
    );
  });
  it.each([
    [3, "3"],
    [-1, "-1"],
    [0.5, "0.5"],
    ["1", '"1"'],
  ])("refuses a row that X does not have: %j", (row, got) => {
    expect(() => forest.explain(X, [0, row as number])).toThrow(
      new RangeError(`IsolationForest.explain: rows must be whole numbers from 0 to 2, got ${got}`),
    );
  });
});
