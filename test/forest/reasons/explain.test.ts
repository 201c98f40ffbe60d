import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { depthOf } from "../../../src/forest/trees/depthOf";
import { expectedPathLength } from "../../../src/forest/trees/expectedPathLength";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";
import { contributionsOf } from "../../../src/forest/reasons/contributionsOf";
import { pathLengthOf } from "../pathLengthOf";
import { anyTable, matrixOf, pathLengthKnowing, shapleyValues } from "./byDefinition";
import { PathContributions } from "./PathContributions";

/** A table whose columns are as different as those of a log: even, many times the same, with gaps. */
function stripes(rows: number, columns: number, seed: number): Matrix {
  const random = seedrandom.alea(`${seed}`);
  const data = Float64Array.from({ length: rows * columns }, (_, index) => {
    if (index % 3 === 0) return random();
    if (index % 3 === 1) return Math.floor(-Math.log(1 - random()) * 3);
    return random() < 0.2 ? NaN : random() ** 4;
  });
  return { data, rows, columns };
}

describe("IsolationForest.explain(X, rows)", () => {
  it("gives what a tree of one split says to its feature", () => {
    // Two rows: the split parts them, so each has path length 1, as was expected.
    const X = matrixOf([[0, 5], [1, 5]]); // prettier-ignore
    const { base, contributions } = new IsolationForest({ nEstimators: 3 }).fit(X).explain(X, [0]);
    expect(base).toBe(1);
    expect(contributions[0]).toBeCloseTo(0, 15);
    expect(contributions[1]).toBe(0);
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
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 1, max: 99 }), (rows, seed) => {
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

  it("agrees with TreeSHAP as it was published, also on ways with more features than eight (property)", () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 2, max: 400 }),
      columns: fc.integer({ min: 1, max: 40 }),
      seed: fc.integer({ min: 1, max: 99 }),
    });
    fc.assert(
      fc.property(sizes, ({ rows, columns, seed }) => {
        const X = stripes(rows, columns, seed);
        const forest = new IsolationForest({ nEstimators: 4, maxSamples: 1024, seed }).fit(X);
        const asked = [0, rows - 1];
        const { base, contributions } = forest.explain(X, asked);
        asked.forEach((row, place) => {
          const expected = new Float64Array(columns);
          const paths = new PathContributions(Math.max(...forest.trees.map(depthOf)));
          for (const tree of forest.trees) paths.addInPlace(expected, tree, X, row);
          const own = contributions.slice(place * columns, (place + 1) * columns);
          own.forEach((part, column) => expect(Math.abs(part - expected[column]! / 4)).toBeLessThan(1e-9));
          const values = X.data.slice(row * columns, (row + 1) * columns);
          const length = forest.trees.reduce((sum, tree) => sum + pathLengthOf(tree, values), 0) / 4;
          expect(Math.abs(own.reduce((sum, part) => sum + part, base) - length)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 50 },
    );
  });

  it("adds up on a tree whose longest way has forty features", () => {
    // Each split takes one row off, and each asks for another column: 40 features on the longest way.
    const columns = 40;
    const nodes = 2 * columns + 1;
    const tree = {
      feature: Int32Array.from({ length: nodes }, (_, node) => (node % 2 === 0 && node < nodes - 1 ? node / 2 : -1)),
      threshold: new Float64Array(nodes),
      left: Int32Array.from({ length: nodes }, (_, node) => (node % 2 === 0 && node < nodes - 1 ? node + 1 : 0)),
      missingLeft: new Uint8Array(nodes),
      pathLength: Float64Array.from({ length: nodes }, (_, node) => Math.ceil(node / 2)),
      samples: Int32Array.from({ length: nodes }, (_, node) => (node % 2 === 0 ? columns + 1 - node / 2 : 1)),
    };
    const X = matrixOf([Array.from({ length: columns }, () => 1)]);
    const contributions = contributionsOf([tree], X, [0]);
    const sum = contributions.reduce((total, part) => total + part, expectedPathLength(tree));
    expect(Math.abs(sum - columns)).toBeLessThan(1e-10);
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
