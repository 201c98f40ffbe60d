import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePathLength } from "../../src/forest/trees/averagePathLength";
import { IsolationForest } from "../../src/forest/IsolationForest";
import type { IsolationForestOptions } from "../../src/forest/options/IsolationForestOptions";
import type { Matrix } from "../../src/forest/Matrix";
import { meanPathLengthOf } from "./meanPathLengthOf";
import { VARIANTS } from "./variants";

function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float64Array.from(rows.flat()), rows: rows.length, columns: rows[0]!.length };
}

/** Eighths, which 32 bits hold exactly, and whole numbers in the third column. */
function lattice(rows: number): number[][] {
  return Array.from({ length: rows }, (_, row) => [
    ((row * 7919) % 1009) / 8,
    ((row * row * 31) % 997) / 8,
    (row * row * 13 + row) % 11,
    ((row * 104_729) % 211) / 8,
  ]);
}

function withMissing(rows: readonly (readonly number[])[]): number[][] {
  return rows.map((row, at) => row.map((value, column) => ((at * 4 + column) % 7 === 0 ? NaN : value)));
}

const SMALL = { nEstimators: 15, maxSamples: 64 };
const bits = (scores: Float64Array): number[] => [...new Uint32Array(scores.buffer)];

describe("new IsolationForest(options) of variants", () => {
  it("keeps its own list of columns of categories, frozen", () => {
    const categorical = [2];
    const { options } = new IsolationForest({ categorical });
    categorical.push(3);
    expect(options.categorical).toEqual([2]);
    expect(Object.isFrozen(options.categorical)).toBe(true);
  });
  it.each<[unknown, string]>([
    [{ extensionLevel: -1 }, "extensionLevel must be a whole number of at least 0, got -1"],
    [{ extensionLevel: 0.5 }, "extensionLevel must be a whole number of at least 0, got 0.5"],
    [{ guided: "best" }, 'guided must be false or "pooled" or "averaged", got "best"'],
    [{ guided: true }, 'guided must be false or "pooled" or "averaged", got true'],
    [{ guided: "pooled", guidedTries: 0 }, "guidedTries must be a whole number of at least 1, got 0"],
    [{ guidedTries: 3 }, "guidedTries must be 1 without guided, as there is no gain to choose by, got 3"],
    [{ scoring: "volume" }, 'scoring must be "depth" or "density", got "volume"'],
    [{ missing: "left" }, 'missing must be "majority" or "both", got "left"'],
    [{ categorical: 2 }, "categorical must be a list of columns, got 2"],
    [{ categorical: [0.5] }, "categorical must hold different columns, whole numbers of at least 0, got 0.5"],
    [{ categorical: [1, 1] }, "categorical must hold different columns, whole numbers of at least 0, got 1 twice"],
    [{ bootstrap: 1 }, "bootstrap must be false or true, got 1"],
    [
      { extensionLevel: 1, missing: "both" },
      'missing must be "majority" with extensionLevel, as a hyperplane has its own rule, got "both"',
    ],
    [
      { extensionLevel: 1, categorical: [0] },
      "categorical must be empty with extensionLevel, as categories have no direction, got 0",
    ],
    [
      { guided: "pooled", categorical: [0] },
      "categorical must be empty with guided, as categories have no deviation, got 0",
    ],
  ])("refuses %j", (options, message) => {
    expect(() => new IsolationForest(options as IsolationForestOptions)).toThrow(
      new RangeError(`IsolationForest: ${message}`),
    );
  });
});

describe.each(Object.entries(VARIANTS))("IsolationForest of the variant: %s", (_, variant) => {
  const options = { ...SMALL, ...variant };
  const rows = withMissing(lattice(600));
  const X = matrixOf(rows);

  it("scores a whole row alike beside rows with missing values and without them", () => {
    const whole = lattice(9);
    const forest = new IsolationForest(options).fit(X);
    const beside = forest.score(matrixOf([...whole, [NaN, NaN, NaN, NaN]]));
    expect([...forest.score(matrixOf(whole))]).toEqual([...beside.subarray(0, 9)]);
  });
  it("is the score of the mean over the trees, walked one by one", () => {
    const forest = new IsolationForest(options).fit(X);
    const scores = forest.score(X);
    rows.slice(0, 100).forEach((row, at) => {
      const mean = meanPathLengthOf(forest.trees, row);
      const expected = variant.scoring === "density" ? 1 / (1 + 2 ** mean) : 2 ** (-mean / averagePathLength(64));
      expect(scores[at]).toBeCloseTo(expected, 12);
    });
  });
  it("ranks a row first that is far from all others", () => {
    const odd = lattice(200);
    odd[60] = [5000, -3000, 9, 4000];
    const scores = new IsolationForest({ ...options, nEstimators: 100, maxSamples: 200 })
      .fit(matrixOf(odd))
      .score(matrixOf(odd));
    // A bootstrap leaves the row out of a third of the trees.
    const above = scores.filter((score) => score > scores[60]!).length;
    expect(above).toBeLessThanOrEqual(variant.bootstrap ? 2 : 0);
  });
  it("is in (0, 1] whatever the numbers, and the same from JSON, bit for bit (property)", () => {
    const cell = fc.oneof(fc.double({ noDefaultInfinity: true }), fc.constantFrom(0, 1, Number.MAX_VALUE, NaN));
    const category = fc.oneof(fc.nat(4), fc.constant(NaN), fc.constant(2 ** 31 - 1));
    const table = fc.array(fc.tuple(cell, cell, category), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(table, fc.integer(), (cells, seed) => {
        const any = matrixOf(cells);
        const forest = new IsolationForest({ ...variant, nEstimators: 4, maxSamples: 20, seed }).fit(any);
        const scores = forest.score(any);
        expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
        const loaded = IsolationForest.fromJSON(JSON.parse(JSON.stringify(forest)) as unknown);
        expect(bits(loaded.score(any))).toEqual(bits(scores));
        expect(JSON.stringify(loaded)).toBe(JSON.stringify(forest));
      }),
      { numRuns: 60 },
    );
  });
});

describe("IsolationForest.fit(X) of variants", () => {
  it("refuses hyperplanes through more columns than a tree may split on", () => {
    const X = matrixOf(lattice(20));
    expect(() => new IsolationForest({ extensionLevel: 4 }).fit(X)).toThrow(
      new RangeError("IsolationForest.fit: extensionLevel must be below the 4 columns of a tree, got 4"),
    );
    expect(() => new IsolationForest({ extensionLevel: 2, maxFeatures: 0.5 }).fit(X)).toThrow(
      "extensionLevel must be below the 2 columns of a tree, got 2",
    );
  });
  it("refuses categories that are no whole numbers, in fit, score and explain, and columns that are not there", () => {
    const forest = new IsolationForest({ categorical: [1] });
    const must = "categories must be whole numbers from 0 to 2147483647 or NaN";
    expect(() => forest.fit(matrixOf([[1, 2], [3, 0.5]]))).toThrow(`IsolationForest.fit: ${must}, got 0.5 in row 1, column 1`); // prettier-ignore
    expect(() => forest.fit(matrixOf([[1], [3]]))).toThrow(
      "IsolationForest.fit: categorical must be columns below 1, got 1",
    );
    forest.fit(matrixOf([[1, 2], [3, 1]])); // prettier-ignore
    expect(() => forest.score(matrixOf([[1, -1]]))).toThrow(
      `IsolationForest.score: ${must}, got -1 in row 0, column 1`,
    );
    expect(() => forest.explain(matrixOf([[1, 2 ** 31]]), [0])).toThrow(
      `IsolationForest.explain: ${must}, got 2147483648 in row 0, column 1`,
    );
  });
  it("sends a category that was not in the node the way that most rows went, as a missing value", () => {
    const X = matrixOf(Array.from({ length: 60 }, (_, row) => [row % 5 === 0 ? 3 : row % 7 === 0 ? 8 : 1, row % 2]));
    const forest = new IsolationForest({ categorical: [0] }).fit(X);
    const [unseen, between, missing] = forest.score(matrixOf([[99, 1], [5, 1], [NaN, 1]])); // prettier-ignore
    expect(unseen).toBe(missing);
    expect(between).toBe(missing);
    expect(missing).toBeLessThan(forest.score(matrixOf([[8, 1]]))[0]!);
  });
  it("draws rows with a weight only, and more often those that weigh more", () => {
    const rows = Array.from({ length: 100 }, (_, row) => [row]);
    const only = rows.map((_, row) => (row < 10 ? 1 : 0));
    const least = (forest: IsolationForest): number => Math.max(...forest.trees.flatMap((tree) => [...tree.threshold]));
    for (const bootstrap of [false, true]) {
      const forest = new IsolationForest({ bootstrap, maxSamples: 50 }).fit(matrixOf(rows), { sampleWeight: only });
      expect(least(forest)).toBeLessThan(9);
      expect(forest.sampleSize).toBe(bootstrap ? 50 : 10);
    }
    const heavy = rows.map((_, row) => (row >= 50 ? 20 : 1));
    const score = (sampleWeight?: number[]): number =>
      new IsolationForest({ maxSamples: 16 }).fit(matrixOf(rows), { sampleWeight }).score(matrixOf([[10]]))[0]!;
    expect(score(heavy)).toBeGreaterThan(score() + 0.05);
  });
  it("with weights that are all alike draws any row, and leaves them as they were", () => {
    const sampleWeight = new Float32Array(300).fill(2);
    const forest = new IsolationForest({ maxSamples: 16 }).fit(matrixOf(lattice(300)), { sampleWeight });
    expect(forest.sampleSize).toBe(16);
    expect(new Set(sampleWeight)).toEqual(new Set([2]));
  });
  it("with bootstrap draws rows more than once: of 2 rows both are alike in half of the trees", () => {
    const { trees } = new IsolationForest({ bootstrap: true, nEstimators: 400 }).fit(matrixOf([[0], [1]]));
    const alike = trees.filter(({ feature }) => feature.length === 1).length;
    expect(alike / 400).toBeCloseTo(0.5, 1);
  });
});

describe("IsolationForest.explain(X, rows) of variants", () => {
  it.each([{ categorical: [2] }, { scoring: "density" as const }, { guided: "pooled" as const }, { bootstrap: true }])(
    "adds up to the mean over the trees with %j",
    (variant) => {
      const rows = withMissing(lattice(300));
      const forest = new IsolationForest({ ...SMALL, ...variant }).fit(matrixOf(rows));
      const { base, contributions } = forest.explain(matrixOf(rows), [0, 17, 299]);
      [0, 17, 299].forEach((row, place) => {
        const sum = contributions.subarray(place * 4, place * 4 + 4).reduce((total, part) => total + part, base);
        expect(sum).toBeCloseTo(meanPathLengthOf(forest.trees, rows[row]!), 10);
      });
    },
  );
  it.each<[string, (forest: IsolationForest, X: Matrix) => unknown]>([
    ["explain", (forest, X) => forest.explain(X, [0])],
    ["importance", (forest, X) => forest.importance(X)],
    ["interactions", (forest, X) => forest.interactions(X, 0)],
    ["counterfactual", (forest, X) => forest.counterfactual(X, 0, 0, 0)],
    ["counterfactuals", (forest, X) => forest.counterfactuals(X, 0, 0)],
  ])("refuses hyperplanes and rows that go both ways, as do others: %s", (method, call) => {
    const X = matrixOf(lattice(30));
    const must = `IsolationForest.${method}: extensionLevel must be 0 and missing "majority"`;
    expect(() => call(new IsolationForest({ extensionLevel: 1 }).fit(X), X)).toThrow(
      new Error(`${must}, got 1 and "majority"`),
    );
    expect(() => call(new IsolationForest({ missing: "both" }).fit(X), X)).toThrow(
      new Error(`${must}, got 0 and "both"`),
    );
  });
  it("gives counterfactuals beside categories, but none of them, as they have no order", () => {
    const rows = lattice(200);
    rows[60] = [5000, 9, 10, 9];
    const X = matrixOf(rows);
    const forest = new IsolationForest({ categorical: [2], contamination: 0.01 }).fit(X);
    expect(forest.counterfactuals(X, 60).map(({ feature }) => feature)).toEqual([0]);
    expect(() => forest.counterfactual(X, 60, 2)).toThrow(
      new RangeError(
        "IsolationForest.counterfactual: feature must not be one of categories, as they have no order, got 2",
      ),
    );
  });
});
