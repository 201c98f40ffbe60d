import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";
import { forestFromSklearn } from "../../../src/forest/portable/forestFromSklearn";

interface Dump {
  [key: string]: unknown;
  trees: Record<string, unknown[]>[];
}

interface Fixture {
  forest: Dump;
  X: (number | null)[][];
  scores: number[];
  outliers: number[];
}

const fixture = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, "sklearn", `${name}.json`), "utf8")) as Fixture;

const matrixOf = (X: Fixture["X"]): Matrix => ({
  data: Float64Array.from(X.flat(), (value) => value ?? NaN),
  rows: X.length,
  columns: X[0]!.length,
});

describe("forestFromSklearn(value)", () => {
  it.each(["plain", "oddSamples", "someFeatures", "tenths", "missing", "neighbours", "fewRows"])(
    "gives scikit-learn's scores and outliers: %s",
    (name) => {
      const { forest, X, scores, outliers } = fixture(name);
      const imported = forestFromSklearn(forest);
      const own = imported.score(matrixOf(X));
      expect(scores.length).toBe(X.length);
      scores.forEach((score, row) => expect(Math.abs(own[row]! - score)).toBeLessThan(1e-12));
      expect([...imported.predict(matrixOf(X))]).toEqual(outliers);
      const single = { ...matrixOf(X), data: Float32Array.from(matrixOf(X).data) };
      expect(imported.score(single)).toEqual(own);
    },
  );

  it("gives a forest that can be kept and explained like any other", () => {
    const { forest, X } = fixture("oddSamples");
    const imported = forestFromSklearn(forest);
    const again = IsolationForest.fromBytes(imported.toBytes());
    expect(again.score(matrixOf(X))).toEqual(imported.score(matrixOf(X)));
    expect(IsolationForest.fromJSON(imported.toJSON()).trees).toEqual(imported.trees);
    expect([again.columns, again.sampleSize, again.threshold]).toEqual([4, 101, -(forest.offset as number)]);
    expect(again.options).toMatchObject({ nEstimators: 12, maxSamples: 101, contamination: 0.1 });
    const { base, contributions } = imported.explain(matrixOf(X), [0]);
    const pathLength = base + contributions.reduce((sum, value) => sum + value, 0);
    // Equation 2 backwards; c(101) = 2 (ln 100 + γ) − 200 / 101.
    const c = 2 * (Math.log(100) + 0.5772156649015329) - 200 / 101;
    expect(pathLength).toBeCloseTo(-Math.log2(imported.score(matrixOf(X))[0]!) * c, 9);
  });

  it("reaches the columns of trees that have some only", () => {
    const { forest } = fixture("someFeatures");
    const used = forestFromSklearn(forest).trees.map(({ feature }) => new Set(feature.filter((column) => column >= 0)));
    expect(used.every((columns) => columns.size <= 2)).toBe(true);
    expect(new Set(used.flatMap((columns) => [...columns])).size).toBe(4);
  });

  it("refuses bootstrapped trees", () => {
    expect(() => forestFromSklearn(fixture("bootstrap").forest)).toThrow(
      /^forestFromSklearn: tree 0 must have grown on 101 different rows, without bootstrap, got \d\d$/,
    );
  });

  it("refuses trees of one row, which scikit-learn scores 0.5", () => {
    const { forest, scores } = fixture("oneRow");
    expect(new Set(scores)).toEqual(new Set([0.5]));
    expect(() => forestFromSklearn(forest)).toThrow(
      new RangeError("forestFromSklearn: each tree must have grown on 2 rows or more, got 1"),
    );
  });

  it.each<[string, (dump: Dump) => void, string]>([
    [
      "another kind",
      (dump) => (dump.format = "pmml"),
      'value must have the format scikit-learn isolation forest, got "pmml"',
    ],
    ["another version", (dump) => (dump.version = 2), "version must be 1, got 2"],
    ["no columns", (dump) => (dump.columns = 0), "columns must be at least 1, got 0"],
    ["no offset", (dump) => (dump.offset = null), "offset must be in [-1, 0], got null"],
    ["no trees", (dump) => delete (dump as Partial<Dump>).trees, "trees must be a list of 1 or more, got undefined"],
    ["an empty forest", (dump) => (dump.trees = []), "trees must be a list of 1 or more, got a list of 0"],
    [
      "a tree that is null",
      (dump) => (dump.trees[1] = null as never),
      "columns of tree 1 must be a list, got undefined",
    ],
    ["a list missing", (dump) => delete dump.trees[0]!.samples, "samples of tree 0 must be a list, got undefined"],
    ["a short list", (dump) => dump.trees[0]!.feature!.pop(), "feature of tree 0 must have 3 numbers, got 2"],
    ["a tree without nodes", (dump) => (dump.trees[0]!.left = []), "left of tree 0 must have 1 or more numbers, got 0"],
    [
      "a child that does not exist",
      (dump) => (dump.trees[0]!.left![0] = 3),
      "left and right must be nodes of the tree, got 3 at node 0 of tree 0",
    ],
    [
      "half a leaf",
      (dump) => (dump.trees[0]!.left![0] = -1),
      "left and right must be nodes of the tree, got -1 at node 0 of tree 0",
    ],
    [
      "a circle",
      (dump) => Object.assign(dump.trees[0]!, { left: [1, 1, -1], right: [2, 2, -1], feature: [0, 0, 0] }),
      "every node must have one parent, got two at node 1 of tree 0",
    ],
    [
      "two ways to one node",
      (dump) => Object.assign(dump.trees[0]!, { left: [1, -1, -1], right: [1, -1, -1] }),
      "every node must have one parent, got two at node 1 of tree 0",
    ],
    [
      "nodes that no way leads to",
      (dump) => Object.assign(dump.trees[0]!, { left: [-1, -1, -1], right: [-1, -1, -1] }),
      "every node of tree 0 must be reached, got 1 of 3",
    ],
    [
      "a feature that the tree does not have",
      (dump) => (dump.trees[0]!.feature![0] = 4),
      "feature must lead to a column below 4, got undefined at node 0 of tree 0",
    ],
    [
      "a column that the data do not have",
      (dump) => (dump.trees[0]!.columns = [7, 7, 7, 7]),
      "feature must lead to a column below 4, got 7 at node 0 of tree 0",
    ],
    [
      "a threshold beyond 32-bit floats",
      (dump) => (dump.trees[0]!.threshold![0] = 1e39),
      "threshold must be in the range of 32-bit floats, got 1e+39 at node 0 of tree 0",
    ],
    [
      "an empty node",
      (dump) => (dump.trees[0]!.samples![1] = 0),
      "samples must be whole numbers from 1 to 2, got 0 at node 1 of tree 0",
    ],
  ])("refuses %s", (_, change, message) => {
    const { forest } = fixture("fewRows");
    change(forest);
    expect(() => forestFromSklearn(forest)).toThrow(`forestFromSklearn: ${message}`);
  });

  it("refuses as fromJSON does what is no forest's number", () => {
    const { forest } = fixture("fewRows");
    forest.trees[0]!.missingLeft![0] = 2;
    expect(() => forestFromSklearn(forest)).toThrow("missingLeft of tree 0 must be 0 or 1, got 2 at node 0");
  });

  it("refuses contamination that is none", () => {
    expect(() => forestFromSklearn({ ...fixture("fewRows").forest, contamination: 2 })).toThrow(
      'contamination must be "auto" or in (0, 0.5], got 2',
    );
  });

  it.each([[null], [undefined], [5], [[]]])("refuses %o", (value) => {
    expect(() => forestFromSklearn(value)).toThrow(TypeError);
  });
});
