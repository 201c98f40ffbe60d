import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { IsolationForestOptions } from "../../../src/forest/options/IsolationForestOptions";

interface Tree {
  feature: number[];
  samples: number[];
  pathLength: number[];
  hyperplanes?: { start: number[]; column: unknown[]; weight: unknown[]; fill: unknown[] };
  categories?: { start: unknown[]; code: unknown[] };
  weight?: unknown[];
}

/** What a forest of one tree on four rows is written as; the first node is an inner one. */
function written(options: IsolationForestOptions): { trees: Tree[] } {
  const data = Float64Array.of(0, 5, 1, 9, 7, 2, 4, 1);
  const forest = new IsolationForest({ nEstimators: 1, ...options }).fit({ data, rows: 4, columns: 2 });
  return JSON.parse(JSON.stringify(forest)) as { trees: Tree[] };
}

const PLANES = { extensionLevel: 1 };
const SETS = { categorical: [0, 1] };
const BOTH = { missing: "both" as const };

describe("IsolationForest.fromJSON(value) of variants", () => {
  it("writes hyperplanes, sets and weights as lists", () => {
    const [planes, sets, both] = [PLANES, SETS, BOTH].map((options) => written(options).trees[0]!);
    const nodes = planes!.feature.length;
    expect(planes!.hyperplanes!.start).toHaveLength(nodes + 1);
    expect(planes!.hyperplanes!.column.slice(0, 2)).toEqual([0, 1]);
    expect(sets!.categories!.start[0]).toBe(0);
    expect(both!.weight).toEqual(both!.samples);
    expect(Object.keys(written({}).trees[0]!)).toEqual([
      "feature",
      "threshold",
      "left",
      "missingLeft",
      "pathLength",
      "samples",
    ]);
  });
  it("takes density below 0, and refuses a path length below 0", () => {
    const density = written({ scoring: "density" });
    const leaf = density.trees[0]!.feature.indexOf(-1);
    density.trees[0]!.pathLength[leaf] = -3;
    expect(() => IsolationForest.fromJSON(density)).not.toThrow();
    const depth = written({});
    depth.trees[0]!.pathLength[0] = -3;
    expect(() => IsolationForest.fromJSON(depth)).toThrow("pathLength of tree 0 must be 0, got -3 at node 0");
  });
  it.each<[string, IsolationForestOptions, (tree: Tree) => unknown, string]>([
    [
      "no hyperplanes",
      PLANES,
      (t) => delete t.hyperplanes,
      "hyperplanes of tree 0 must be given with its options, got undefined",
    ],
    [
      "hyperplanes null",
      PLANES,
      (t) => (t.hyperplanes = null as never),
      "hyperplanes of tree 0 must be given with its options, got null",
    ],
    [
      "hyperplanes of a plain tree",
      {},
      (t) => (t.hyperplanes = written(PLANES).trees[0]!.hyperplanes),
      "hyperplanes of tree 0 must not be given with its options, got an object",
    ],
    [
      "a weight of a plain tree",
      {},
      (t) => (t.weight = []),
      "weight of tree 0 must not be given with its options, got a list of 0",
    ],
    ["no sets", SETS, (t) => delete t.categories, "categories of tree 0 must be given with its options, got undefined"],
    [
      "starts that are none",
      PLANES,
      (t) => (t.hyperplanes!.start = 5 as never),
      "hyperplanes.start of tree 0 must be a list, got 5",
    ],
    ["too few starts", PLANES, (t) => t.hyperplanes!.start.pop(), "hyperplanes.start of tree 0 must have"],
    [
      "starts from 1",
      PLANES,
      (t) => (t.hyperplanes!.start[0] = 1),
      "hyperplanes.start of tree 0 must be from 0 on, as many entries further as the node before may have, got 1 at place 0",
    ],
    [
      "an inner node without a plane",
      PLANES,
      (t) => (t.hyperplanes!.start[1] = 0),
      "hyperplanes.start of tree 0 must be from 0 on, as many entries further as the node before may have, got 0 at place 1",
    ],
    [
      "a plane through too many columns",
      PLANES,
      (t) => (t.hyperplanes!.start[1] = 3),
      "hyperplanes.start of tree 0 must be from 0 on",
    ],
    [
      "a column twice",
      PLANES,
      (t) => (t.hyperplanes!.column[1] = 0),
      "hyperplanes.column of tree 0 must be rising columns below 2, got 0 at place 1",
    ],
    [
      "a column out of range",
      PLANES,
      (t) => (t.hyperplanes!.column[1] = 2),
      "hyperplanes.column of tree 0 must be rising columns below 2, got 2 at place 1",
    ],
    [
      "another first column",
      PLANES,
      (t) => (t.feature[0] = 1),
      "feature of tree 0 must be the first of the hyperplane's columns, got 1 at node 0",
    ],
    [
      "a weight that JSON has no number for",
      PLANES,
      (t) => (t.hyperplanes!.weight[0] = null),
      "hyperplanes.weight of tree 0 must be a finite number, got null at place 0",
    ],
    ["too few fills", PLANES, (t) => t.hyperplanes!.fill.pop(), "hyperplanes.fill of tree 0 must have"],
    ["an empty set", SETS, (t) => (t.categories!.start[1] = 0), "categories.start of tree 0 must be from 0 on"],
    [
      "a category below 0",
      SETS,
      (t) => (t.categories!.code[0] = -1),
      "categories.code of tree 0 must be rising whole numbers from 0 to 2147483647, got -1 at place 0",
    ],
    [
      "a text for a category",
      SETS,
      (t) => (t.categories!.code[0] = "1"),
      'categories.code of tree 0 must be rising whole numbers from 0 to 2147483647, got "1" at place 0',
    ],
    [
      "a node that weighs nothing",
      BOTH,
      (t) => (t.weight![1] = 0),
      "weight of tree 0 must be above 0 and at most 4, got 0 at place 1",
    ],
    [
      "weight that is lost",
      BOTH,
      (t) => (t.weight![0] = 3),
      "the children of node 0 of tree 0 must have its weight, 3",
    ],
    [
      "children with all rows of their parent",
      BOTH,
      (t) => (t.samples[1] = 4),
      "the children of node 0 of tree 0 must have its 4 samples",
    ],
  ])("refuses %s", (_, options, change, message) => {
    const json = written(options);
    change(json.trees[0]!);
    expect(() => IsolationForest.fromJSON(json)).toThrow(`IsolationForest.fromJSON: ${message}`);
  });
});
