import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { growTree } from "../../../src/forest/growing/growTree";
import { growVariantTree } from "../../../src/forest/growing/growVariantTree";
import type { Matrix } from "../../../src/forest/Matrix";
import type { VariantRules } from "../../../src/forest/growing/VariantRules";
import type { VariantTree } from "../../../src/forest/trees/VariantTree";

function rules(columns: number, own: Partial<VariantRules>): VariantRules {
  const isCategorical = new Array<boolean>(columns).fill(false);
  return {
    extensionLevel: 0,
    guided: false,
    guidedTries: 1,
    scoring: "depth",
    missing: "majority",
    isCategorical,
    ...own,
  };
}

/** Grows a tree on all rows and columns. */
function grow(X: Matrix, maxDepth: number, random: () => number, own: Partial<VariantRules>): VariantTree {
  const all = (length: number) => Int32Array.from({ length }, (_, index) => index);
  return growVariantTree(X, all(X.rows), all(X.columns), maxDepth, rules(X.columns, own), random);
}

function column(...values: number[]): Matrix {
  return { data: Float64Array.from(values), rows: values.length, columns: 1 };
}

const half = () => 0.5;
const logTwo = (value: number): number => Math.log(value) / Math.LN2;

describe("growVariantTree(X, rows, features, maxDepth, rules, random)", () => {
  it("with nothing asked for grows what growTree grows (property)", () => {
    const cell = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noDefaultInfinity: true }));
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(table, fc.integer(), fc.nat(8), (rows, seed, maxDepth) => {
        const X = { data: Float64Array.from(rows.flat()), rows: rows.length, columns: 2 };
        const all = Int32Array.from(rows.keys());
        const plain = growTree(X, all, Int32Array.of(0, 1), maxDepth, seedrandom.alea(String(seed)));
        expect(grow(X, maxDepth, seedrandom.alea(String(seed)), {})).toEqual(plain);
      }),
    );
  });

  it("guided, by hand: 0, 1, 8, 9 at 4.5, then at 0.5 and 8.5, without a random threshold", () => {
    const tree = grow(column(8, 0, 9, 1), 8, half, { guided: "pooled" });
    expect([...tree.threshold]).toEqual([4.5, 0.5, 8.5, 0, 0, 0, 0]);
    expect([...tree.pathLength]).toEqual([0, 0, 0, 2, 2, 2, 2]);
  });
  it("guided, of three tries takes the column that parts best", () => {
    const X = { data: Float64Array.from([[1, 0, 1], [2, 0, 5], [3, 9, 2], [4, 9, 6]].flat()), rows: 4, columns: 3 }; // prettier-ignore
    for (const seed of ["1", "2", "3", "4"]) {
      expect(grow(X, 1, seedrandom.alea(seed), { guided: "pooled", guidedTries: 3 }).feature[0]).toBe(1);
    }
  });

  it("density, by hand: 0, 10, 4 at 5: two of three rows in half of the range, one in the other", () => {
    const { pathLength } = grow(column(0, 10, 4), 1, half, { scoring: "density" });
    expect([...pathLength].map((value) => Number(value.toFixed(12)))).toEqual(
      [0, logTwo(2 / 3 / 0.5), logTwo(1 / 3 / 0.5)].map((value) => Number(value.toFixed(12))),
    );
  });
  it("density of a node starts from its own range: 0 and 4 are split at 2 of [0, 4]", () => {
    const { pathLength } = grow(column(0, 10, 4), 8, half, { scoring: "density" });
    expect(pathLength[3]).toBeCloseTo(logTwo(1 / 3 / 0.25), 12);
  });
  it("density of categories counts them: one of three against two", () => {
    const draws = [0, 0.9, 0.1, 0.9];
    const { pathLength } = grow(column(7, 7, 3, 9), 1, () => draws.shift() ?? 0.5, {
      scoring: "density",
      isCategorical: [true],
    });
    // 0 draws the column; 3 goes right, 7 left, 9 right.
    expect(pathLength[1]).toBeCloseTo(logTwo(2 / 4 / (1 / 3)), 12);
    expect(pathLength[2]).toBeCloseTo(logTwo(2 / 4 / (2 / 3)), 12);
  });

  it("both, by hand: of 0, 4, 10 and a missing value, split at 5, a third of it goes right", () => {
    const tree = grow(column(0, 10, 4, NaN), 1, half, { missing: "both" });
    expect([...tree.samples]).toEqual([4, 3, 2]);
    expect(tree.weight![0]).toBe(4);
    expect(tree.weight![1]).toBeCloseTo(2 + 2 / 3, 12);
    expect(tree.weight![2]).toBeCloseTo(1 + 1 / 3, 12);
    expect(tree.pathLength[2]).toBeCloseTo(1 + 1 / 3, 12); // depth 1 plus c(4/3) = 1/3
    expect(tree.missingLeft[0]).toBe(1);
  });
  it("both, without missing values, is the plain tree with whole weights", () => {
    const X = { data: Float64Array.from({ length: 60 }, (_, index) => (index * 37) % 101), rows: 20, columns: 3 };
    const { weight, ...tree } = grow(X, 8, seedrandom.alea("1"), { missing: "both" });
    expect(tree).toEqual(grow(X, 8, seedrandom.alea("1"), {}));
    expect([...weight!]).toEqual([...tree.samples]);
  });

  it("categories, by hand: keeps the set that goes against most rows", () => {
    const draws = [0, 0.1, 0.9, 0.1];
    const tree = grow(column(5, 2, 2, 8, NaN), 1, () => draws.shift()!, { isCategorical: [true] });
    // 2 and 8 go left, 5 right: three rows of four go left, and with them the missing one.
    expect([tree.missingLeft[0], [...tree.categories!.code], [...tree.categories!.start]]).toEqual([
      1,
      [5],
      [0, 1, 1, 1],
    ]);
    expect([...tree.samples]).toEqual([5, 4, 1]);
  });
  it("categories: draws again rather than send all to one side", () => {
    const draws = [0, 0.1, 0.1, 0.9, 0.9, 0.1, 0.9];
    expect([...grow(column(1, 2), 1, () => draws.shift()!, { isCategorical: [true] }).samples]).toEqual([2, 1, 1]);
    expect(draws).toEqual([]);
  });
  it("categories: is a leaf where all rows have the same one", () => {
    expect(grow(column(4, 4, NaN), 8, half, { isCategorical: [true] }).feature).toEqual(Int32Array.of(-1));
  });

  it("hyperplanes: splits what no threshold of either column could, along both", () => {
    const X = { data: Float64Array.from([[0, 0], [1, 1], [2, 2], [3, 3]].flat()), rows: 4, columns: 2 }; // prettier-ignore
    const tree = grow(X, 2, seedrandom.alea("1"), { extensionLevel: 1 });
    const { start, column: columns, fill } = tree.hyperplanes!;
    expect([start[0], start[1]]).toEqual([0, 2]);
    expect([...columns.subarray(0, 2)]).toEqual([0, 1]);
    expect([...fill.subarray(0, 2)]).toEqual([1.5, 1.5]);
  });
  it("hyperplanes: does not depend on the columns' units", () => {
    const rows = Array.from({ length: 60 }, (_, index) => [(index * 37) % 61, (index * index) % 53, (index * 11) % 17]);
    const units = [1, 1024, 1 / 4096];
    const of = (scale: number[]): VariantTree =>
      grow({ data: Float64Array.from(rows.flatMap((row) => row.map((value, at) => value * scale[at]!))), rows: 60, columns: 3 }, 6, seedrandom.alea("1"), { extensionLevel: 2 }); // prettier-ignore
    const [plain, scaled] = [of([1, 1, 1]), of(units)];
    expect(scaled.pathLength).toEqual(plain.pathLength);
    expect(scaled.threshold).toEqual(plain.threshold);
  });
  it("hyperplanes: passes over constant columns", () => {
    const X = { data: Float64Array.from([[7, 0, 1], [7, 1, 5], [7, 2, 2]].flat()), rows: 3, columns: 3 }; // prettier-ignore
    const tree = grow(X, 2, seedrandom.alea("1"), { extensionLevel: 2 });
    expect([...tree.hyperplanes!.column.subarray(0, 2)]).toEqual([1, 2]);
    expect(tree.hyperplanes!.start[1]).toBe(2);
  });

  it("of any variant is a whole tree within the depth limit, of finite numbers (property)", () => {
    const number = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noDefaultInfinity: true }));
    const table = fc.array(fc.tuple(number, number, number), { minLength: 1, maxLength: 40 });
    const own = fc.constantFrom<Partial<VariantRules>>(
      { extensionLevel: 1 },
      { extensionLevel: 2, guided: "averaged", guidedTries: 2, scoring: "density" },
      { guided: "pooled", missing: "both" },
      { missing: "both", scoring: "density" },
    );
    fc.assert(
      fc.property(table, fc.integer(), fc.nat(6), own, (rows, seed, maxDepth, variant) => {
        const X = { data: Float64Array.from(rows.flat()), rows: rows.length, columns: 3 };
        const before = X.data.slice();
        const tree = grow(X, maxDepth, seedrandom.alea(String(seed)), variant);
        const depth = new Map([[0, 0]]);
        for (let node = 0; node < tree.feature.length; node++) {
          expect(Number.isFinite(tree.pathLength[node]) && Number.isFinite(tree.threshold[node])).toBe(true);
          expect(tree.samples[node]).toBeGreaterThan(0);
          if (tree.feature[node]! < 0) continue;
          for (const child of [tree.left[node]!, tree.left[node]! + 1]) depth.set(child, depth.get(node)! + 1);
        }
        expect(depth.size).toBe(tree.feature.length);
        expect(Math.max(...depth.values())).toBeLessThanOrEqual(maxDepth);
        expect(X.data).toEqual(before);
      }),
    );
  });
});
