import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { averagePathLength } from "../../src/forest/trees/averagePathLength";
import type { IsolationTree } from "../../src/forest/trees/IsolationTree";
import { IsolationForest } from "../../src/forest/IsolationForest";
import type { IsolationForestOptions } from "../../src/forest/options/IsolationForestOptions";
import type { Matrix } from "../../src/forest/Matrix";
import { pathLengthOf } from "./pathLengthOf";

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float64Array.from(rows.flat()), rows: rows.length, columns: rows[0]!.length };
}

/** The example that scikit-learn tests with: the last two rows are the odd ones. */
const EIGHT = matrix([
  [-2, -1],
  [-1, -1],
  [-1, -2],
  [1, 1],
  [1, 2],
  [2, 1],
  [7, 4],
  [-5, 9],
]);

/** Numbers without any rounding: the same on every machine. */
function lattice(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => ((row * 7919 + column * 104_729) % 1009) / 8),
  );
}

function checksum(scores: Float64Array): string {
  return createHash("sha256").update(new Uint8Array(scores.buffer)).digest("hex");
}

function depthOf(tree: IsolationTree, node = 0): number {
  if (tree.feature[node]! < 0) return 0;
  return 1 + Math.max(depthOf(tree, tree.left[node]), depthOf(tree, tree.left[node]! + 1));
}

describe("new IsolationForest(options)", () => {
  it("fills in the defaults and freezes them", () => {
    const { options } = new IsolationForest();
    expect(options).toEqual({
      nEstimators: 100,
      maxSamples: 256,
      maxFeatures: 1,
      contamination: "auto",
      seed: 1,
      extensionLevel: 0,
      guided: false,
      guidedTries: 1,
      scoring: "depth",
      missing: "majority",
      categorical: [],
      bootstrap: false,
    });
    expect(Object.isFrozen(options)).toBe(true);
  });
  it("keeps its own copy of the options", () => {
    const given: IsolationForestOptions = { seed: 2 };
    const forest = new IsolationForest(given);
    given.seed = 3;
    expect(forest.options.seed).toBe(2);
  });
  it("refuses an unknown option and lists those there are", () => {
    expect(() => new IsolationForest({ trees: 5 } as IsolationForestOptions)).toThrow(
      new RangeError(
        "IsolationForest: unknown option trees; the options are nEstimators, maxSamples, maxFeatures, contamination, seed, extensionLevel, guided, guidedTries, scoring, missing, categorical, bootstrap",
      ),
    );
  });
  it.each([
    [{ nEstimators: -1 }, "nEstimators must be a whole number of at least 1, got -1"],
    [{ nEstimators: 0 }, "nEstimators must be a whole number of at least 1, got 0"],
    [{ maxSamples: -256 }, "maxSamples must be a whole number of at least 1, got -256"],
    [{ maxSamples: 2.5 }, "maxSamples must be a whole number of at least 1, got 2.5"],
    [{ maxFeatures: 0 }, "maxFeatures must be in (0, 1], got 0"],
    [{ maxFeatures: 2 }, "maxFeatures must be in (0, 1], got 2"],
    [{ contamination: 2 }, 'contamination must be "auto" or in (0, 0.5], got 2'],
    [{ contamination: 0 }, 'contamination must be "auto" or in (0, 0.5], got 0'],
    [{ contamination: NaN }, 'contamination must be "auto" or in (0, 0.5], got NaN'],
    [{ seed: 1.5 }, "seed must be a whole number, got 1.5"],
  ])("refuses %o", (options, message) => {
    expect(() => new IsolationForest(options)).toThrow(new RangeError(`IsolationForest: ${message}`));
  });
});

describe("IsolationForest.fit(X)", () => {
  it("grows nEstimators trees on maxSamples rows, or on all when there are fewer", () => {
    const X = matrix(lattice(300, 2));
    const forest = new IsolationForest({ nEstimators: 7, maxSamples: 64 }).fit(X);
    expect([forest.trees.length, forest.sampleSize]).toEqual([7, 64]);
    expect(new IsolationForest().fit(EIGHT).sampleSize).toBe(8);
  });
  it.each([
    [256, 8],
    [100, 7],
    [64, 6],
    [3, 2],
    [2, 1],
  ])("with samples of %d rows limits the depth to ⌈log₂ ψ⌉ = %d, and reaches it", (maxSamples, limit) => {
    const { trees } = new IsolationForest({ maxSamples, nEstimators: 50 }).fit(matrix(lattice(500, 3)));
    expect(Math.max(...trees.map((tree) => depthOf(tree)))).toBe(limit);
  });
  it("lets each tree split on a share of the columns, at least one", () => {
    const X = matrix(lattice(200, 4));
    const used = (maxFeatures: number) =>
      new IsolationForest({ maxFeatures }).fit(X).trees.map(({ feature }) => new Set(feature.filter((f) => f >= 0)));
    expect(Math.max(...used(0.5).map((columns) => columns.size))).toBe(2);
    expect(Math.max(...used(0.01).map((columns) => columns.size))).toBe(1);
    expect(new Set(used(0.01).flatMap((columns) => [...columns]))).toEqual(new Set([0, 1, 2, 3]));
  });
  it("sends a missing value the way that most of the node's training rows went", () => {
    const rows = lattice(120, 2).map(([a, b], row) => [row % 7 === 0 ? NaN : a!, b! ** 3]);
    const { trees } = new IsolationForest({ maxSamples: 120, nEstimators: 20 }).fit(matrix(rows));
    let checked = 0;
    const check = (tree: IsolationTree, node: number, here: number[][]): void => {
      const feature = tree.feature[node]!;
      if (feature < 0) return;
      const left = here.filter((row) => row[feature]! <= tree.threshold[node]!);
      const right = here.filter((row) => row[feature]! > tree.threshold[node]!);
      const missing = here.filter((row) => Number.isNaN(row[feature]));
      expect(tree.missingLeft[node]).toBe(left.length > right.length ? 1 : 0);
      (left.length > right.length ? left : right).push(...missing);
      check(tree, tree.left[node]!, left);
      check(tree, tree.left[node]! + 1, right);
      checked++;
    };
    for (const tree of trees) check(tree, 0, rows);
    expect(checked).toBeGreaterThan(500);
  });
  it("forgets the earlier data: fitting again equals fitting a new forest", () => {
    const forest = new IsolationForest({ contamination: 0.1 }).fit(matrix(lattice(300, 2)));
    forest.fit(EIGHT);
    const fresh = new IsolationForest({ contamination: 0.1 }).fit(EIGHT);
    expect(forest.score(EIGHT)).toEqual(fresh.score(EIGHT));
    expect([forest.sampleSize, forest.threshold]).toEqual([fresh.sampleSize, fresh.threshold]);
  });
  it("leaves X as it was and keeps no hold on it", () => {
    const X = matrix(lattice(50, 2));
    const before = X.data.slice();
    const forest = new IsolationForest().fit(X);
    const scores = forest.score(X);
    expect(X.data).toEqual(before);
    X.data.fill(0);
    expect(forest.score({ ...X, data: before })).toEqual(scores);
  });
  it("refuses a matrix without rows and an infinite value, naming its place", () => {
    const forest = new IsolationForest();
    expect(() => forest.fit({ data: new Float64Array(0), rows: 0, columns: 2 })).toThrow(
      new RangeError("IsolationForest.fit: rows must be a whole number of at least 1, got 0"),
    );
    expect(() =>
      forest.fit(
        matrix([
          [1, 2],
          [3, Infinity],
        ]),
      ),
    ).toThrow(new RangeError("IsolationForest.fit: values must be finite or NaN, got Infinity in row 1, column 1"));
  });
});

describe("IsolationForest.score(X)", () => {
  it("is 2^(−h/c) by hand: of 0, 0, 10 the first split isolates 10, and nothing tells the zeros apart", () => {
    const X = matrix([[0], [0], [10]]);
    const c3 = 2 * (Math.log(2) + 0.5772156649015329) - 4 / 3;
    for (const seed of [1, 2, 3]) {
      const [zero, zeroAgain, ten] = new IsolationForest({ seed }).fit(X).score(X);
      expect(zero).toBeCloseTo(2 ** (-(1 + 1) / c3), 12); // depth 1 plus c(2) = 1
      expect(zeroAgain).toBe(zero);
      expect(ten).toBeCloseTo(2 ** (-1 / c3), 12);
    }
  });
  it("is equation 2 over the trees, walked one by one", () => {
    const rows = lattice(300, 3).map(([a, b, c], row) => [row % 11 === 0 ? NaN : a!, b!, c!]);
    const forest = new IsolationForest({ nEstimators: 10, maxSamples: 64 }).fit(matrix(rows));
    const expected = rows.map((row) => {
      const mean = forest.trees.reduce((sum, tree) => sum + pathLengthOf(tree, row), 0) / 10;
      return 2 ** (-mean / averagePathLength(64));
    });
    forest.score(matrix(rows)).forEach((score, row) => expect(score).toBeCloseTo(expected[row]!, 12));
  });
  it("agrees with scikit-learn 1.9.1 within 0.01 with 5000 trees", () => {
    // python -c "from sklearn.ensemble import IsolationForest as F; X = [[-2,-1],[-1,-1],[-1,-2],[1,1],[1,2],[2,1],[7,4],[-5,9]]
    //            print([(-F(n_estimators=5000, random_state=s).fit(X).score_samples(X)).round(3) for s in range(3)])"
    const theirs = [0.4533, 0.4088, 0.4669, 0.3998, 0.4242, 0.4345, 0.6195, 0.6689];
    const ours = new IsolationForest({ nEstimators: 5000 }).fit(EIGHT).score(EIGHT);
    ours.forEach((score, row) => expect(Math.abs(score - theirs[row]!)).toBeLessThan(0.01));
  });
  it("gives the same bits on every run and every version of Node", () => {
    const X = matrix(lattice(400, 3));
    X.data[7] = NaN;
    const scores = new IsolationForest({ nEstimators: 50, maxSamples: 128, seed: 42 }).fit(X).score(X);
    expect(checksum(scores)).toBe("817f5a0df51f9f497749cb6f317bcfc30e2ff30b1629bebf7f1f1a405af0fcd8");
  });
  it("differs with another seed", () => {
    const scores = (seed: number) => checksum(new IsolationForest({ seed }).fit(EIGHT).score(EIGHT));
    expect(scores(1)).toBe(scores(1));
    expect(scores(1)).not.toBe(scores(2));
  });
  it("of a row does not depend on the other rows or their order (property)", () => {
    const rows = lattice(700, 3);
    const forest = new IsolationForest({ nEstimators: 20 }).fit(matrix(rows));
    const scores = forest.score(matrix(rows));
    fc.assert(
      fc.property(fc.array(fc.nat(699), { minLength: 1, maxLength: 600 }), (picked) => {
        const some = forest.score(matrix(picked.map((row) => rows[row]!)));
        expect([...some]).toEqual(picked.map((row) => scores[row]));
      }),
      { numRuns: 30 },
    );
  });
  it("is in (0, 1] whatever the numbers, missing ones too (property)", () => {
    const table = fc.array(fc.tuple(fc.double({ noDefaultInfinity: true }), fc.double({ noDefaultInfinity: true })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(table, fc.integer(), (rows, seed) => {
        const scores = new IsolationForest({ nEstimators: 5, seed }).fit(matrix(rows)).score(matrix(rows));
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
      }),
    );
  });
  it("is 1 for a forest of one row: its depth and c(1) are 0 (scikit-learn says so too, but gives 0.5)", () => {
    const forest = new IsolationForest().fit(matrix([[3, 4]]));
    expect([
      ...forest.score(
        matrix([
          [3, 4],
          [-9, 9],
        ]),
      ),
    ]).toEqual([1, 1]);
  });
  it("is 0.5 for every one of many identical rows: none is easier to isolate", () => {
    const X = matrix(Array.from({ length: 600 }, () => [1, 2, 3]));
    expect(new Set(new IsolationForest().fit(X).score(X))).toEqual(new Set([0.5]));
  });
  it("is 0.5 for every row when all values are missing", () => {
    const X = matrix(Array.from({ length: 20 }, () => [NaN, NaN]));
    expect(new Set(new IsolationForest().fit(X).score(X))).toEqual(new Set([0.5]));
  });
  it("ranks the odd row first in spite of constant columns, and never splits on them", () => {
    const rows = lattice(100, 1).map(([a], row) => [7, row === 60 ? 5000 : a!, 0]);
    const forest = new IsolationForest().fit(matrix(rows));
    const scores = forest.score(matrix(rows));
    expect(scores.indexOf(Math.max(...scores))).toBe(60);
    expect(new Set(forest.trees.flatMap(({ feature }) => [...feature]))).toEqual(new Set([-1, 1]));
  });
  it("is the same for Float32Array and Float64Array of the same numbers", () => {
    const X = matrix(lattice(300, 3)); // eighths, which both kinds hold exactly
    const X32 = { ...X, data: Float32Array.from(X.data) };
    expect(new IsolationForest().fit(X32).score(X32)).toEqual(new IsolationForest().fit(X).score(X));
  });
  it("refuses to score before fit, another number of columns, and an infinite value", () => {
    expect(() => new IsolationForest().score(EIGHT)).toThrow(
      new Error("IsolationForest.score: fit must be called first"),
    );
    const forest = new IsolationForest().fit(EIGHT);
    expect(() => forest.score(matrix([[1, 2, 3]]))).toThrow(
      new RangeError("IsolationForest.score: X must have 2 columns as in fit, got 3"),
    );
    expect(() => forest.score(matrix([[-Infinity, 2]]))).toThrow(
      new RangeError("IsolationForest.score: values must be finite or NaN, got -Infinity in row 0, column 0"),
    );
  });
});

describe("IsolationForest.predict(X)", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    "with contamination 0.25 flags exactly the last two of the eight rows, seed %d",
    (seed) => {
      const forest = new IsolationForest({ contamination: 0.25, seed }).fit(EIGHT);
      expect([...forest.predict(EIGHT)]).toEqual([0, 0, 0, 0, 0, 0, 1, 1]);
    },
  );
  it("flags scores above 0.5 without a contamination", () => {
    const forest = new IsolationForest().fit(EIGHT);
    const scores = forest.score(EIGHT);
    expect(forest.threshold).toBe(0.5);
    expect([...forest.predict(EIGHT)]).toEqual([...scores].map((score) => (score > 0.5 ? 1 : 0)));
  });
  it("flags none of many identical rows", () => {
    const X = matrix(Array.from({ length: 600 }, () => [1, 2, 3]));
    expect(new Set(new IsolationForest().fit(X).predict(X))).toEqual(new Set([0]));
  });
  it("flags the share asked for: contamination moves the threshold, not the scores", () => {
    const X = matrix(lattice(1000, 3));
    const forest = new IsolationForest({ contamination: 0.03 }).fit(X);
    expect(forest.predict(X).reduce((sum, flag) => sum + flag, 0)).toBe(30);
    expect(forest.score(X)).toEqual(new IsolationForest().fit(X).score(X));
  });
  it.each(["predict", "threshold", "sampleSize", "trees"] as const)("refuses %s before fit", (member) => {
    const forest = new IsolationForest();
    const use = () => (member === "predict" ? forest.predict(EIGHT) : forest[member]);
    expect(use).toThrow(new Error(`IsolationForest.${member}: fit must be called first`));
  });
});
