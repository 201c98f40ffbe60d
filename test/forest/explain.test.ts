import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { depthOf } from "../../src/forest/depthOf";
import { expectedPathLength } from "../../src/forest/expectedPathLength";
import type { IsolationTree } from "../../src/forest/growTree";
import { IsolationForest } from "../../src/forest/IsolationForest";
import type { Matrix } from "../../src/forest/Matrix";
import { pathLengthOf } from "./pathLengthOf";

function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float64Array.from(rows.flat()), rows: rows.length, columns: rows[0]!.length };
}

/** Path length where only some features are known: of the others, both ways count as often as training rows took them. */
function pathLengthKnowing(known: number, tree: IsolationTree, row: readonly number[], node = 0): number {
  const column = tree.feature[node]!;
  if (column < 0) return tree.pathLength[node]!;
  const [left, right] = [tree.left[node]!, tree.left[node]! + 1];
  if ((known >> column) & 1) {
    const value = row[column]!;
    const goesLeft = value <= tree.threshold[node]! || (Number.isNaN(value) && tree.missingLeft[node] === 1);
    return pathLengthKnowing(known, tree, row, goesLeft ? left : right);
  }
  const sum = [left, right].map((child) => tree.samples[child]! * pathLengthKnowing(known, tree, row, child));
  return (sum[0]! + sum[1]!) / tree.samples[node]!;
}

/** Shapley values by their definition: the mean over all orders in which features become known. */
function shapleyValues(tree: IsolationTree, row: readonly number[]): number[] {
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  const count = row.length;
  return row.map((_, feature) => {
    let sum = 0;
    for (let known = 0; known < 1 << count; known++) {
      if ((known >> feature) & 1) continue;
      const size = [...known.toString(2)].filter((bit) => bit === "1").length;
      const weight = (factorial(size) * factorial(count - size - 1)) / factorial(count);
      sum += weight * (pathLengthKnowing(known | (1 << feature), tree, row) - pathLengthKnowing(known, tree, row));
    }
    return sum;
  });
}

describe("IsolationForest.explain(X, rows)", () => {
  it("gives what a tree of one split says to its feature", () => {
    // Two rows: the split parts them, so each has path length 1, as was expected.
    const X = matrixOf([[0, 5], [1, 5]]); // prettier-ignore
    const { base, contributions } = new IsolationForest({ nEstimators: 3 }).fit(X).explain(X, [0]);
    expect(base).toBe(1);
    expect([...contributions]).toEqual([0, 0]);
  });

  it("says that the feature in which a row stands out makes its path shorter", () => {
    const rows = Array.from({ length: 200 }, (_, index) => [index % 10, (index * 7) % 13, index % 3]);
    rows[17] = [4, 90, 1];
    const X = matrixOf(rows);
    const { contributions } = new IsolationForest().fit(X).explain(X, [17]);
    const [first, second, third] = contributions;
    expect(second).toBeLessThan(-2);
    expect(Math.abs(first!) + Math.abs(third!)).toBeLessThan(-second! / 2);
  });

  it("is the Shapley value by its definition, missing values included (property)", () => {
    const value = fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
      { weight: 1, arbitrary: fc.constant(NaN) },
    );
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((columns) =>
        fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 40 }),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 99 }), (rows, seed) => {
        const X = matrixOf(rows);
        const forest = new IsolationForest({ nEstimators: 3, seed }).fit(X);
        const { contributions } = forest.explain(X, [0]);
        const expected = forest.trees.map((tree) => shapleyValues(tree, rows[0]!));
        contributions.forEach((contribution, feature) => {
          const mean = expected.reduce((sum, values) => sum + values[feature]!, 0) / forest.trees.length;
          expect(contribution).toBeCloseTo(mean, 9);
        });
      }),
    );
  });

  it("adds up: base plus contributions is the mean path length of each row", () => {
    const rows = Array.from({ length: 500 }, (_, index) => [
      index % 17,
      (index * index) % 23,
      index % 5 === 0 ? NaN : index,
      7,
    ]);
    const X = matrixOf(rows);
    const forest = new IsolationForest({ nEstimators: 20, seed: 3 }).fit(X);
    const asked = [0, 17, 499, 17];
    const { base, contributions } = forest.explain(X, asked);
    asked.forEach((row, place) => {
      const lengths = forest.trees.reduce((total, tree) => total + pathLengthOf(tree, rows[row]!), 0);
      const sum = contributions.slice(place * 4, place * 4 + 4).reduce((total, part) => total + part, base);
      expect(sum).toBeCloseTo(lengths / 20, 10);
    });
    expect(contributions[3]).toBe(0);
  });

  it("leaves the matrix as it was", () => {
    const X = matrixOf([[0, 1], [2, 3], [4, 9]]); // prettier-ignore
    const before = X.data.slice();
    new IsolationForest().fit(X).explain(X, [1]);
    expect(X.data).toEqual(before);
  });

  it("refuses what it cannot explain", () => {
    const X = matrixOf([[0], [1]]);
    const forest = new IsolationForest({ nEstimators: 1 });
    expect(() => forest.explain(X, [0])).toThrow("IsolationForest.explain: fit must be called first");
    forest.fit(X);
    expect(() => forest.explain(X, [2])).toThrow(
      "IsolationForest.explain: rows must be whole numbers from 0 to 1, got 2",
    );
    expect(() => forest.explain(matrixOf([[0, 1]]), [0])).toThrow("X must have 1 columns as in fit, got 2");
  });
});

describe("expectedPathLength(tree)", () => {
  it("is what a row is expected to have of which nothing is known", () => {
    const X = matrixOf(Array.from({ length: 64 }, (_, index) => [index, (index * 5) % 11]));
    const [tree] = new IsolationForest({ nEstimators: 1 }).fit(X).trees;
    expect(expectedPathLength(tree!)).toBeCloseTo(pathLengthKnowing(0, tree!, [0, 0]), 12);
  });
});

describe("depthOf(tree)", () => {
  it("is at most ⌈log₂ rows⌉, and 0 for a tree that is one leaf", () => {
    const X = matrixOf(Array.from({ length: 64 }, (_, index) => [index ** 3]));
    expect(depthOf(new IsolationForest({ nEstimators: 1 }).fit(X).trees[0]!)).toBe(6);
    expect(depthOf(new IsolationForest({ nEstimators: 1 }).fit(matrixOf([[1], [1]])).trees[0]!)).toBe(0);
  });
});
