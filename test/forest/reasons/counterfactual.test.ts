import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";
import { anyTable, matrixOf } from "./byDefinition";

/** Whether a row would be flagged with another value in one feature. */
function flagged(forest: IsolationForest, X: Matrix, row: number, feature: number, value: number): boolean {
  const values = X.data.slice(row * X.columns, (row + 1) * X.columns);
  values[feature] = value;
  return forest.score({ data: values, rows: 1, columns: X.columns })[0]! > forest.threshold;
}

/** One value on each step that any score of the forest can have in a feature, from the least. */
function stepsOf(forest: IsolationForest, feature: number): number[] {
  const splits = forest.trees.flatMap((tree) =>
    [...tree.threshold].filter((_, node) => tree.feature[node] === feature),
  );
  const sorted = [...new Set(splits)].sort((one, other) => one - other);
  return [...sorted, (sorted.at(-1) ?? 0) + 1];
}

const USUAL = Array.from({ length: 200 }, (_, index) => [index % 10, (index * 7) % 13, 5]);

describe("IsolationForest.counterfactual(X, row, feature, threshold)", () => {
  it("is the nearest step on either side that is not flagged, by trying them all (property)", () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 1, max: 99 }), (rows, seed) => {
        const X = matrixOf(rows);
        const forest = new IsolationForest({ nEstimators: 5, seed, contamination: 0.2 }).fit(X);
        const row = forest.predict(X).indexOf(1);
        fc.pre(row >= 0);
        for (let feature = 0; feature < X.columns; feature++) {
          const value = X.data[row * X.columns + feature]!;
          if (Number.isNaN(value)) continue;
          const steps = stepsOf(forest, feature);
          // The row's own step is the first whose greatest value is not below it.
          const own = steps.findIndex((end, step) => end >= value || step === steps.length - 1);
          const calm = steps.map((end) => !flagged(forest, X, row, feature, end));
          const found = forest.counterfactual(X, row, feature);
          const before = calm.findLastIndex((isCalm, step) => isCalm && step < own);
          const after = calm.findIndex((isCalm, step) => isCalm && step > own);
          expect(found?.below?.upTo ?? null).toBe(before < 0 ? null : steps[before]);
          expect(found?.above?.over ?? null).toBe(after < 0 ? null : steps[after - 1]);
          for (const range of [found?.below, found?.above]) {
            // All steps of a range are calm, those that end it are not.
            if (range === null || range === undefined) continue;
            const first = range.over === -Infinity ? 0 : steps.indexOf(range.over) + 1;
            const last = range.upTo === Infinity ? steps.length - 1 : steps.indexOf(range.upTo);
            expect(calm.slice(first, last + 1)).not.toContain(false);
            expect([calm[first - 1], calm[last + 1]]).not.toContain(true);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("says between which values a row would not stand out", () => {
    const X = matrixOf([...USUAL, [4, 90, 5]]);
    const forest = new IsolationForest().fit(X);
    const found = forest.counterfactual(X, 200, 1)!;
    expect([found.feature, found.value, found.above]).toEqual([1, 90, null]);
    expect(found.below!.upTo).toBeGreaterThan(9);
    expect(found.below!.upTo).toBeLessThan(90);
    expect(found.below!.over).toBeLessThan(4);
    expect(flagged(forest, X, 200, 1, found.below!.upTo)).toBe(false);
    expect(flagged(forest, X, 200, 1, found.below!.upTo + 1e-9)).toBe(true);
    expect(flagged(forest, X, 200, 1, found.below!.over)).toBe(true);
  });

  it("is null where no value will do, or the row's is missing", () => {
    const X = matrixOf([...USUAL, [4, 90, 5], [NaN, 90, 5]]);
    const forest = new IsolationForest().fit(X);
    expect(forest.counterfactual(X, 200, 0)).toBeNull();
    expect(forest.counterfactual(X, 200, 2)).toBeNull();
    expect(forest.counterfactual(X, 201, 0)).toBeNull();
  });

  it("takes another threshold, and sees no difference between single and double precision", () => {
    const X = matrixOf([...USUAL, [4, 90, 5]]);
    const forest = new IsolationForest().fit(X);
    const strict = forest.counterfactual(X, 200, 1, 0.45)!;
    expect(strict.below!.upTo).toBeLessThan(forest.counterfactual(X, 200, 1)!.below!.upTo);
    expect(forest.counterfactual({ ...X, data: Float32Array.from(X.data) }, 200, 1, 0.45)).toEqual(strict);
  });

  it("refuses a row that is not flagged, and features that are not there", () => {
    const X = matrixOf([...USUAL, [4, 90, 5]]);
    const forest = new IsolationForest().fit(X);
    expect(() => forest.counterfactual(X, 5, 1)).toThrow(
      /^IsolationForest.counterfactual: row 5 must score above the threshold 0.5, got 0\.\d+$/,
    );
    expect(() => forest.counterfactual(X, 200, 3)).toThrow(
      "IsolationForest.counterfactual: feature must be a whole number from 0 to 2, got 3",
    );
    expect(() => forest.counterfactual(X, 201, 1)).toThrow("rows must be whole numbers from 0 to 200, got 201");
  });
});

describe("IsolationForest.counterfactuals(X, row, threshold)", () => {
  it("names the features each of which alone would do, the nearest first", () => {
    const X = matrixOf([...USUAL, [4, 90, 5], [14, 20, 5]]);
    const forest = new IsolationForest().fit(X);
    expect(forest.counterfactuals(X, 200)).toEqual([forest.counterfactual(X, 200, 1)]);
    const both = forest.counterfactuals(X, 201, forest.score(X)[201]! - 0.02);
    expect(both.map(({ feature }) => feature).sort()).toEqual([0, 1]);
    expect(both[0]!.distance).toBeLessThanOrEqual(both[1]!.distance);
    expect(both[0]!.distance).toBeGreaterThan(0);
    expect(both[1]!.distance).toBeLessThanOrEqual(1);
  });

  it("measures distance in split values that lie between: 1 of 2 here", () => {
    // Values up to 4 are parted once more, at 0.5: path lengths 2, 2 and, above 4, 1. With c(3) = 1.207 they score
    // 0.317, 0.317 and 0.563.
    const tree = {
      feature: [0, 0, -1, -1, -1],
      threshold: [4, 0.5, 0, 0, 0],
      left: [1, 3, 0, 0, 0],
      missingLeft: [1, 0, 0, 0, 0],
      pathLength: [0, 0, 1, 2, 2],
      samples: [3, 2, 1, 1, 1],
    };
    const [format, version] = ["authlens isolation forest", 1];
    const json = {
      format,
      version,
      options: { nEstimators: 1, maxSamples: 256, maxFeatures: 1, contamination: "auto", seed: 1 },
      columns: 1,
      sampleSize: 3,
      threshold: 0.5,
      trees: [tree],
    };
    const forest = IsolationForest.fromJSON(json);
    expect(forest.counterfactuals(matrixOf([[9]]), 0)).toEqual([
      { feature: 0, value: 9, below: { over: -Infinity, upTo: 4 }, above: null, distance: 1 / 2 },
    ]);
  });
});
