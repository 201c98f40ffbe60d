import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { IsolationForestOptions } from "../../../src/forest/options/IsolationForestOptions";
import type { Matrix } from "../../../src/forest/Matrix";

const again = (forest: IsolationForest): IsolationForest =>
  IsolationForest.fromJSON(JSON.parse(JSON.stringify(forest)) as unknown);

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, -0, 1, 0.1, NaN, Number.MIN_VALUE, Number.MAX_VALUE, -Number.MAX_VALUE) },
  { weight: 2, arbitrary: fc.double({ noDefaultInfinity: true }) },
);
const anyMatrix = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc
      .array(value, { minLength: rows * columns, maxLength: rows * columns })
      .map((values): Matrix => ({ data: Float64Array.from(values), rows, columns })),
  );
const anyOptions: fc.Arbitrary<IsolationForestOptions> = fc.record({
  nEstimators: fc.integer({ min: 1, max: 8 }),
  maxSamples: fc.integer({ min: 1, max: 50 }),
  maxFeatures: fc.constantFrom(0.3, 1),
  contamination: fc.constantFrom("auto" as const, 0.1, 0.5),
  seed: fc.integer(),
});

/** Three rows, one column: the first split tells one row from two, the second these from each other. */
const SMALL = new IsolationForest({ nEstimators: 2, maxSamples: 3, seed: 1 }).fit({
  data: Float64Array.of(0, 1, 5),
  rows: 3,
  columns: 1,
});

interface Loose {
  [key: string]: unknown;
  options: Record<string, unknown>;
  trees: Record<string, unknown[]>[];
}

describe("IsolationForest.toJSON() and fromJSON(value)", () => {
  it("give a forest with the same scores, threshold and reasons, bit for bit (property)", () => {
    fc.assert(
      fc.property(anyMatrix, anyOptions, (X, options) => {
        const forest = new IsolationForest(options).fit(X);
        const loaded = again(forest);
        expect(Buffer.from(loaded.score(X).buffer).equals(Buffer.from(forest.score(X).buffer))).toBe(true);
        expect(loaded.explain(X, [0])).toEqual(forest.explain(X, [0]));
        expect([loaded.options, loaded.columns, loaded.sampleSize]).toEqual([
          forest.options,
          X.columns,
          forest.sampleSize,
        ]);
        expect([loaded.threshold, JSON.stringify(loaded)]).toEqual([forest.threshold, JSON.stringify(forest)]);
      }),
      { numRuns: 200 },
    );
  });

  it("write a forest like this", () => {
    const { trees, ...rest } = SMALL.toJSON();
    expect(rest).toEqual({
      format: "authlens isolation forest",
      version: 2,
      options: { ...new IsolationForest().options, nEstimators: 2, maxSamples: 3 },
      columns: 1,
      sampleSize: 3,
      threshold: 0.5,
    });
    expect(trees).toHaveLength(2);
    const { feature, left, samples, pathLength } = trees[0]!;
    expect(feature.filter((column) => column === 0)).toHaveLength(2);
    expect([feature.length, left[0], samples[0]]).toEqual([5, 1, 3]);
    expect([...pathLength].sort()).toEqual([0, 0, 1, 2, 2]);
  });

  it("needs a fitted forest", () => {
    expect(() => new IsolationForest().toJSON()).toThrow(new Error("IsolationForest.toJSON: fit must be called first"));
  });

  it.each<[string, (json: Loose) => void, string]>([
    [
      "another kind",
      (json) => (json.format = "pmml"),
      'value must have the format authlens isolation forest, got "pmml"',
    ],
    ["another version", (json) => (json.version = 3), "version must be 1 or 2, got 3"],
    ["no trees", (json) => delete (json as Partial<Loose>).trees, "trees must be a list, got undefined"],
    ["too few trees", (json) => json.trees.pop(), "there must be 2 trees, got 1"],
    ["no columns", (json) => (json.columns = 0), "columns must be a whole number from 1 to 2147483647, got 0"],
    ["a wrong sample", (json) => (json.sampleSize = 4), "sampleSize must be a whole number from 1 to 3, got 4"],
    ["another sample", (json) => (json.sampleSize = 2), "tree 0 must have from 1 to 3 nodes, got 5"],
    ["no threshold", (json) => (json.threshold = null), "threshold must be in [0, 1], got null"],
    ["a wrong threshold", (json) => (json.threshold = 1.5), "threshold must be in [0, 1], got 1.5"],
    ["a tree that is null", (json) => (json.trees[1] = null as never), "tree 1 must be an object, got null"],
    ["a list missing", (json) => delete json.trees[1]!.left, "left of tree 1 must be a list, got undefined"],
    ["a short list", (json) => json.trees[1]!.samples!.pop(), "samples of tree 1 must have 5 numbers, got 4"],
    ["no nodes", (json) => (json.trees[0]!.feature = []), "tree 0 must have from 1 to 5 nodes, got 0"],
    [
      "a column out of range",
      (json) => (json.trees[0]!.feature![0] = 1),
      "feature of tree 0 must be -1 or a column below 1, got 1 at node 0",
    ],
    [
      "a threshold that JSON has no number for",
      (json) => (json.trees[0]!.threshold![0] = null),
      "threshold of tree 0 must be a finite number, got null at node 0",
    ],
    [
      "a text for a number",
      (json) => (json.trees[0]!.threshold![0] = "1"),
      'threshold of tree 0 must be a finite number, got "1" at node 0',
    ],
    [
      "a child out of range",
      (json) => (json.trees[0]!.left![0] = 4),
      "left of tree 0 must be 0 at a leaf, else the first of two nodes behind this one, got 4 at node 0",
    ],
    [
      "a circle",
      (json) => (json.trees[0]!.left![0] = 0),
      "left of tree 0 must be 0 at a leaf, else the first of two nodes behind this one, got 0 at node 0",
    ],
    [
      "a side that is none",
      (json) => (json.trees[0]!.missingLeft![0] = 2),
      "missingLeft of tree 0 must be 0 or 1, got 2 at node 0",
    ],
    [
      "a path length below 0",
      (json) => (json.trees[0]!.pathLength![4] = -1),
      "pathLength of tree 0 must be 2, got -1 at node 4",
    ],
    [
      "an empty node",
      (json) => (json.trees[0]!.samples![4] = 0),
      "samples of tree 0 must be a whole number from 1 to 3, got 0 at node 4",
    ],
    [
      "a lost row",
      (json) => (json.trees[0]!.samples![0] = 2),
      "the children of node 0 of tree 0 must have its 2 samples, got 3",
    ],
  ])("refuse %s", (_, change, message) => {
    const json = JSON.parse(JSON.stringify(SMALL)) as Loose;
    change(json);
    expect(() => IsolationForest.fromJSON(json)).toThrow(`IsolationForest.fromJSON: ${message}`);
  });

  it.each([null, undefined, 5, "forest", []])("refuse %o", (json) => {
    expect(() => IsolationForest.fromJSON(json)).toThrow(
      new TypeError("IsolationForest.fromJSON: value must have the format authlens isolation forest, got undefined"),
    );
  });

  it("refuse a node that no way leads to, and one that two lead to", () => {
    const json = JSON.parse(JSON.stringify(SMALL)) as Loose;
    // Four leaves below two inner nodes, one of which has the other's children.
    json.options.maxSamples = json.sampleSize = 4;
    for (const tree of json.trees) {
      Object.assign(tree, {
        feature: [0, 0, 0, -1, -1, -1, -1],
        threshold: [1, 1, 1, 0, 0, 0, 0],
        left: [1, 3, 3, 0, 0, 0, 0],
        missingLeft: [0, 0, 0, 0, 0, 0, 0],
        pathLength: [0, 0, 0, 2, 2, 2, 2],
        samples: [4, 2, 2, 1, 1, 1, 1],
      });
    }
    expect(() => IsolationForest.fromJSON(json)).toThrow("node 3 of tree 0 must have one parent, got 2");
  });

  it("refuse a tree that is deeper than any that a fit grows", () => {
    const json = JSON.parse(JSON.stringify(SMALL)) as Loose;
    json.options.maxSamples = json.sampleSize = 4;
    for (const tree of json.trees) {
      Object.assign(tree, {
        feature: [0, -1, 0, -1, 0, -1, -1],
        threshold: [1, 0, 1, 0, 1, 0, 0],
        left: [1, 0, 3, 0, 5, 0, 0],
        missingLeft: [0, 0, 0, 0, 0, 0, 0],
        pathLength: [0, 1, 0, 2, 0, 3, 3],
        samples: [4, 1, 3, 1, 2, 1, 1],
      });
    }
    expect(() => IsolationForest.fromJSON(json)).toThrow("tree 0 must be at most 2 deep, got 3");
  });

  it("refuse options that are none", () => {
    const json = JSON.parse(JSON.stringify(SMALL)) as Loose;
    json.options.nEstimators = 0;
    expect(() => IsolationForest.fromJSON(json)).toThrow("nEstimators must be a whole number of at least 1, got 0");
  });
});
