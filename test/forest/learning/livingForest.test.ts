import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";
import { quantile } from "../../../src/forest/scoring/quantile";

function matrix(rows: number, shift = 0): Matrix {
  const data = Float64Array.from({ length: rows * 3 }, (_, index) => ((index * index) % 31) + shift);
  return { data, rows, columns: 3 };
}

const again = (forest: IsolationForest): IsolationForest =>
  IsolationForest.fromJSON(JSON.parse(JSON.stringify(forest)) as unknown);

const X = matrix(300);
const LATER = matrix(300, 100);
const options = { maxSamples: 64, seed: 7 };
const forest = new IsolationForest({ ...options, nEstimators: 8 }).fit(X);

describe("IsolationForest.addTrees(X, count)", () => {
  it("gives on the same data what fit gives with more trees, bit for bit", () => {
    const grown = new IsolationForest({ ...options, nEstimators: 5, contamination: 0.1 }).fit(X).addTrees(X, 3);
    const fitted = new IsolationForest({ ...options, nEstimators: 8, contamination: 0.1 }).fit(X);
    expect(JSON.stringify(grown)).toBe(JSON.stringify(fitted));
    expect(grown.score(X)).toEqual(fitted.score(X));
    expect(grown.options.nEstimators).toBe(8);
  });

  it("puts trees of the new data behind those that are there, which stay", () => {
    const grown = forest.addTrees(LATER, 2);
    expect(grown.trees.slice(0, 8)).toEqual(forest.trees);
    expect(grown.trees.slice(8)).toEqual(
      new IsolationForest({ ...options, nEstimators: 10 }).fit(LATER).trees.slice(8),
    );
    expect(forest.trees.length).toBe(8);
  });

  it("chooses the threshold by the new data where there is a contamination, else leaves it", () => {
    const chosen = new IsolationForest({ ...options, nEstimators: 8, contamination: 0.1 }).fit(X).addTrees(LATER, 2);
    expect(chosen.threshold).toBe(quantile(chosen.score(LATER), 0.9));
    expect(forest.addTrees(LATER, 2).threshold).toBe(0.5);
  });

  it("takes as many rows a tree as the others had", () => {
    const small = new IsolationForest({ nEstimators: 2 }).fit(matrix(20));
    const grown = small.addTrees(X, 2);
    expect([grown.sampleSize, grown.trees[3]!.samples[0]]).toEqual([20, 20]);
  });

  it("refuses too few rows, other columns and wrong counts", () => {
    expect(() => forest.addTrees(matrix(63), 1)).toThrow(
      "IsolationForest.addTrees: X must have at least 64 rows, as many as each tree is grown on, got 63",
    );
    expect(() => forest.addTrees({ data: X.data, rows: 900, columns: 1 }, 1)).toThrow(
      "IsolationForest.addTrees: X must have 3 columns as in fit, got 1",
    );
    for (const count of [0, -1, 1.5, NaN]) {
      expect(() => forest.addTrees(X, count)).toThrow(
        `IsolationForest.addTrees: count must be a whole number of at least 1, got ${count}`,
      );
    }
    expect(() => new IsolationForest().addTrees(X, 1)).toThrow("IsolationForest.addTrees: fit must be called first");
  });
});

describe("IsolationForest.dropTrees(count)", () => {
  it("leaves the oldest out, and the threshold as it was", () => {
    const own = new IsolationForest({ ...options, nEstimators: 8, contamination: 0.2 }).fit(X);
    const rest = own.dropTrees(3);
    expect(rest.trees).toEqual(own.trees.slice(3));
    expect([rest.options.nEstimators, rest.threshold]).toEqual([5, own.threshold]);
  });

  it("refuses to leave no tree", () => {
    expect(() => forest.dropTrees(7).dropTrees(1)).toThrow(
      "IsolationForest.dropTrees: one tree must be left, and there is only one",
    );
    expect(() => forest.dropTrees(8)).toThrow(
      "IsolationForest.dropTrees: count must be a whole number from 1 to 7, got 8",
    );
  });
});

describe("IsolationForest.rollingRefit(X, count)", () => {
  it("is addTrees and then dropTrees", () => {
    const rolled = forest.rollingRefit(LATER, 3);
    expect(JSON.stringify(rolled)).toBe(JSON.stringify(forest.addTrees(LATER, 3).dropTrees(3)));
    expect(rolled.options.nEstimators).toBe(8);
  });

  it("forgets what has been: new data stand out first, and no longer once all trees are new", () => {
    const mean = (scores: Float64Array): number => scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const before = mean(forest.score(LATER));
    const half = mean(forest.rollingRefit(LATER, 4).score(LATER));
    const all = forest.rollingRefit(LATER, 4).rollingRefit(LATER, 4);
    expect(half).toBeLessThan(before);
    expect(mean(all.score(LATER))).toBeLessThan(half);
    expect(all.trees).toEqual(new IsolationForest({ ...options, nEstimators: 16 }).fit(LATER).trees.slice(8));
  });

  it("never draws a random stream twice, also when the forest was kept as JSON in between", () => {
    const straight = forest.rollingRefit(X, 3).rollingRefit(X, 3);
    const kept = again(again(forest.rollingRefit(X, 3)).rollingRefit(X, 3));
    expect(JSON.stringify(kept)).toBe(JSON.stringify(straight));
    expect(kept.trees).toEqual(new IsolationForest({ ...options, nEstimators: 14 }).fit(X).trees.slice(6));
    expect(kept.toJSON().grown).toBe(14);
    expect(forest.toJSON()).not.toHaveProperty("grown");
  });

  it("is forgotten by fit: that gives what a new forest gives", () => {
    const refitted = forest.rollingRefit(LATER, 3).fit(X);
    expect(JSON.stringify(refitted)).toBe(JSON.stringify(forest));
  });

  it("refuses more trees than there are, and a wrong counter in JSON", () => {
    expect(() => forest.rollingRefit(X, 9)).toThrow(
      "IsolationForest.rollingRefit: count must be a whole number from 1 to 8, got 9",
    );
    for (const grown of [7, 8.5, "9", null]) {
      expect(() => IsolationForest.fromJSON({ ...forest.toJSON(), grown })).toThrow(
        `IsolationForest.fromJSON: grown must be a whole number of at least 8, got ${JSON.stringify(grown)}`,
      );
    }
  });
});
