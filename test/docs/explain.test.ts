import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { driftOf, IsolationForest, type Matrix } from "../../src/index";

/** 200 ordinary rows and one that is not, as the examples of `docs/explain.md` have them. */
const rows = Array.from({ length: 200 }, (_, index) => [index % 10, (index * 7) % 13, 5]);
const X: Matrix = { data: Float64Array.from([...rows, [4, 90, 5]].flat()), rows: 201, columns: 3 };
const forest = new IsolationForest().fit(X);
const random = seedrandom.alea("later");
const later: Matrix = {
  data: Float64Array.from({ length: 900 }, (_, index) => [5, random() * 10, random() * 40][(index + 1) % 3]!).map(
    Math.floor,
  ),
  rows: 300,
  columns: 3,
};

describe("docs/explain.md", () => {
  it("explains a row", () => {
    const { base, contributions } = forest.explain(X, [200]);
    const length = contributions.reduce((sum, part) => sum + part, base);
    expect(length).toBeLessThan(base - 2);
    expect(contributions.indexOf(Math.min(...contributions))).toBe(1);
    expect(forest.importance(X).length).toBe(3);
    expect(forest.interactions(X, 200).length).toBe(9);
  });

  it("says what would have to be different", () => {
    const [nearest] = forest.counterfactuals(X, 200);
    expect(
      `column ${nearest!.feature}: ${nearest!.value}, would not be flagged with ${nearest!.below!.upTo.toFixed(1)}`,
    ).toBe("column 1: 90, would not be flagged with 10.7");
  });

  it("goes on with new data", () => {
    const grown = forest.addTrees(later, 10);
    const rolled = forest.rollingRefit(later, 25);
    expect([grown.trees.length, rolled.trees.length]).toEqual([110, 100]);
  });

  it("sees drift", () => {
    const { scores, features } = driftOf(forest, X, later);
    expect(features.map(({ level }) => level)).toEqual(["stable", "large", "stable"]);
    expect(scores.level).toBe("large");
  });
});
