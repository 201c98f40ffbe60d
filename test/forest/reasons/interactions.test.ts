import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import { anyTable, halfInteraction, matrixOf } from "./byDefinition";

describe("IsolationForest.interactions(X, row)", () => {
  it("is the Shapley interaction index by its definition, missing values included (property)", () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 1, max: 99 }), (rows, seed) => {
        const X = matrixOf(rows);
        const forest = new IsolationForest({ nEstimators: 3, seed }).fit(X);
        const values = forest.interactions(X, 0);
        for (let i = 0; i < X.columns; i++) {
          for (let j = 0; j < X.columns; j++) {
            if (i === j) continue;
            const sum = forest.trees.reduce((total, tree) => total + halfInteraction(tree, rows[0]!, i, j), 0);
            expect(values[i * X.columns + j]).toBeCloseTo(sum / 3, 9);
          }
        }
      }),
    );
  });

  it("is symmetric, and each row adds up to the feature's contribution", () => {
    const X = matrixOf(
      Array.from({ length: 300 }, (_, index) =>
        Array.from({ length: 12 }, (_, j) => (index * (j + 3) ** 2) % (17 + j)),
      ),
    );
    const forest = new IsolationForest({ nEstimators: 10 }).fit(X);
    const values = forest.interactions(X, 7);
    const { contributions } = forest.explain(X, [7]);
    for (let i = 0; i < 12; i++) {
      const row = values.slice(i * 12, (i + 1) * 12);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(contributions[i]!, 12);
      row.forEach((value, j) => expect(value).toBe(values[j * 12 + i]));
    }
  });

  it("is nothing for features that no way asks for together", () => {
    // One split a tree: no way has two features.
    const X = matrixOf([[0, 3], [1, 9]]); // prettier-ignore
    const values = new IsolationForest({ nEstimators: 5 }).fit(X).interactions(X, 0);
    expect([values[1], values[2]]).toEqual([0, 0]);
  });

  it("refuses a row that is not there", () => {
    const X = matrixOf([[0], [1]]);
    const forest = new IsolationForest({ nEstimators: 1 }).fit(X);
    expect(() => forest.interactions(X, 2)).toThrow(
      "IsolationForest.interactions: rows must be whole numbers from 0 to 1, got 2",
    );
    expect(() => forest.interactions(matrixOf([[0, 1]]), 0)).toThrow("X must have 1 columns as in fit, got 2");
  });
});
