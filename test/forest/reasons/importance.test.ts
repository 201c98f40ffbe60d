import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import { matrixOf } from "./byDefinition";

const X = matrixOf(Array.from({ length: 5000 }, (_, index) => [index % 10, (index * 7) % 13, index === 17 ? 99 : 1]));
const forest = new IsolationForest({ nEstimators: 2, maxSamples: 32 }).fit(X);

describe("IsolationForest.importance(X, rows)", () => {
  it("is the mean of the contributions without their signs, of all rows when none are named", () => {
    const all = Array.from({ length: X.rows }, (_, row) => row);
    const { contributions } = forest.explain(X, all);
    const expected = [0, 1, 2].map(
      (column) => all.reduce((sum, row) => sum + Math.abs(contributions[row * 3 + column]!), 0) / X.rows,
    );
    forest.importance(X).forEach((value, column) => expect(value).toBeCloseTo(expected[column]!, 12));
  });

  it("is that of the rows that are named", () => {
    const { contributions } = forest.explain(X, [3]);
    expect(forest.importance(X, [3])).toEqual(contributions.map(Math.abs));
    expect(forest.importance(X, [3, 3])).toEqual(contributions.map(Math.abs));
  });

  it("refuses no rows, and rows that are not there", () => {
    expect(() => forest.importance(X, [])).toThrow("IsolationForest.importance: at least one row is required, got 0");
    expect(() => forest.importance(X, [-1])).toThrow("rows must be whole numbers from 0 to 4999, got -1");
  });
});
