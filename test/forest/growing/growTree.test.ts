import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { growTree } from "../../../src/forest/growing/growTree";
import type { IsolationTree } from "../../../src/forest/trees/IsolationTree";
import type { Matrix } from "../../../src/forest/Matrix";

/** Grows a tree on all rows and columns. */
function grow(X: Matrix, maxDepth: number, random: () => number): IsolationTree {
  const all = (length: number) => Int32Array.from({ length }, (_, index) => index);
  return growTree(X, all(X.rows), all(X.columns), maxDepth, random);
}

function column(...values: number[]): Matrix {
  return { data: Float64Array.from(values), rows: values.length, columns: 1 };
}

function plain(tree: IsolationTree): Record<keyof IsolationTree, number[]> {
  const { feature, threshold, left, missingLeft, pathLength, samples } = tree;
  return {
    feature: [...feature],
    threshold: [...threshold],
    left: [...left],
    missingLeft: [...missingLeft],
    pathLength: [...pathLength],
    samples: [...samples],
  };
}

const half = () => 0.5;

describe("growTree(X, rows, features, maxDepth, random)", () => {
  it("splits by hand: 0, 10, 4 at 5, then 0 and 4 at 2", () => {
    expect(plain(grow(column(0, 10, 4), 8, half))).toEqual({
      feature: [0, 0, -1, -1, -1],
      threshold: [5, 2, 0, 0, 0],
      left: [1, 3, 0, 0, 0],
      missingLeft: [1, 0, 0, 0, 0],
      pathLength: [0, 0, 1, 2, 2],
      samples: [3, 2, 1, 1, 1],
    });
  });
  it("stops at the depth limit: the leaf of 0 and 4 gets depth 1 plus c(2) = 1", () => {
    const { feature, pathLength } = plain(grow(column(0, 10, 4), 1, half));
    expect({ feature, pathLength }).toEqual({ feature: [0, -1, -1], pathLength: [0, 2, 1] });
  });
  it("is a single leaf for one row, at depth 0, and when every column is constant", () => {
    expect(plain(grow(column(7), 8, half)).pathLength).toEqual([0]);
    const constant = { data: Float64Array.of(1, 2, 1, 2, 1, 2), rows: 3, columns: 2 };
    expect(plain(grow(constant, 8, half)).pathLength[0]).toBeCloseTo(1.207392357589623, 12); // c(3)
    expect(grow(constant, 8, half).feature.length).toBe(1);
  });
  it("passes over a constant column and splits on another", () => {
    const X = { data: Float64Array.of(5, 0, 5, 1), rows: 2, columns: 2 };
    // 0 would draw column 0 first.
    expect(plain(grow(X, 1, () => 0)).feature).toEqual([1, -1, -1]);
  });
  it("splits only on the features it is given", () => {
    const X = { data: Float64Array.from({ length: 60 }, (_, index) => (index * 7) % 31), rows: 20, columns: 3 };
    const rows = Int32Array.from({ length: 20 }, (_, index) => index);
    const { feature } = growTree(X, rows, Int32Array.of(2), 8, seedrandom.alea("1"));
    expect(new Set(feature)).toEqual(new Set([-1, 2]));
  });
  it("sends missing values where most rows went, to the right when as many went either way", () => {
    expect(grow(column(NaN, 1, 2, 10), 1, half).missingLeft[0]).toBe(1);
    expect(grow(column(NaN, 1, 9, 10), 1, half).missingLeft[0]).toBe(0);
    expect(grow(column(NaN, 1, 10), 1, half).missingLeft[0]).toBe(0);
  });
  it("puts the rows with missing values into that branch", () => {
    // Left of 5.5: NaN, NaN, 1, 2, so c(4) = 2 (ln 3 + γ) − 6/4.
    const { pathLength } = grow(column(NaN, 1, 2, NaN, 10), 1, half);
    expect([...pathLength].map((length) => Number(length.toFixed(6)))).toEqual([0, 2.851656, 1]);
  });
  it("makes a leaf of a column that has one value and missing ones", () => {
    expect(grow(column(NaN, 3, NaN), 8, half).feature).toEqual(Int32Array.of(-1));
  });
  it("splits neighbouring doubles and the widest range: no child is empty", () => {
    for (const [least, greatest] of [
      [1, 1 + Number.EPSILON],
      [-Number.MAX_VALUE, Number.MAX_VALUE],
    ] as const) {
      for (const drawn of [0, 0.5, 1 - 2 ** -32]) {
        const tree = grow(column(least, greatest), 1, () => (drawn === 0 ? 0 : drawn));
        expect([...tree.pathLength]).toEqual([0, 1, 1]);
        expect(tree.threshold[0]).toBeGreaterThanOrEqual(least);
        expect(tree.threshold[0]).toBeLessThan(greatest);
      }
    }
  });
  it("is a whole tree: children come in pairs, leaves within the depth limit hold all rows (property)", () => {
    const cell = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noDefaultInfinity: true }));
    const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(table, fc.integer(), fc.nat(8), (rows, seed, maxDepth) => {
        const X = { data: Float64Array.from(rows.flat()), rows: rows.length, columns: 2 };
        const tree = grow(X, maxDepth, seedrandom.alea(String(seed)));
        const depth = new Map([[0, 0]]);
        for (let node = 0; node < tree.feature.length; node++) {
          if (tree.feature[node]! < 0) continue;
          expect(tree.left[node]).toBeGreaterThan(node);
          depth.set(tree.left[node]!, depth.get(node)! + 1).set(tree.left[node]! + 1, depth.get(node)! + 1);
        }
        expect(depth.size).toBe(tree.feature.length);
        expect(Math.max(...depth.values())).toBeLessThanOrEqual(maxDepth);
        expect(tree.feature.length).toBeLessThanOrEqual(2 * rows.length - 1);
      }),
    );
  });
  it("leaves the matrix as it was", () => {
    const X = column(3, 1, 2);
    grow(X, 8, half);
    expect([...X.data]).toEqual([3, 1, 2]);
  });
});
