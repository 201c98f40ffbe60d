import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { addPathLengthsInPlace } from "../../../src/forest/scoring/addPathLengthsInPlace";
import { growTree } from "../../../src/forest/growing/growTree";
import type { IsolationTree } from "../../../src/forest/trees/IsolationTree";
import type { Matrix } from "../../../src/forest/Matrix";
import { BLOCK_ROWS, emptyBlock, fillBlockInPlace } from "../../../src/forest/scoring/RowBlock";
import { layOutTree } from "../../../src/forest/scoring/WalkingTree";
import { pathLengthOf } from "../pathLengthOf";

/**
 * A tree made by hand: column 0 ≤ 5 (missing: left), then column 1 ≤ 2 (missing: right).
 *
 *           0: x₀ ≤ 5
 *         /          \
 *   1: x₁ ≤ 2       2: leaf, 1
 *   /        \
 * 3: leaf, 2   4: leaf, 2 + c(2) = 3
 */
const TREE: IsolationTree = {
  feature: Int32Array.of(0, 1, -1, -1, -1),
  threshold: Float64Array.of(5, 2, 0, 0, 0),
  left: Int32Array.of(1, 3, 0, 0, 0),
  missingLeft: Uint8Array.of(1, 0, 0, 0, 0),
  pathLength: Float64Array.of(0, 0, 1, 2, 3),
  samples: Int32Array.of(4, 3, 1, 1, 2),
};

const ROWS: [x0: number, x1: number, pathLength: number, why: string][] = [
  [5, 2, 2, "a value at the threshold goes left"],
  [5, 2.5, 3, "above the second threshold goes right"],
  [5.5, -9, 1, "above the first threshold ends at once"],
  [NaN, 0, 2, "missing goes left at the root"],
  [0, NaN, 3, "missing goes right at the second node"],
  [NaN, NaN, 3, "missing twice"],
];

/** What is added for the rows from `start` to `end`, to sums of 10. */
function added(tree: IsolationTree, X: Matrix, start: number, end: number): number[] {
  const block = emptyBlock(X.columns);
  fillBlockInPlace(block, X, start, end);
  const sums = new Float64Array(end - start).fill(10);
  addPathLengthsInPlace(sums, layOutTree(tree, X.columns), block);
  return [...sums].map((sum) => sum - 10);
}

describe("addPathLengthsInPlace(sums, tree, block)", () => {
  const X = { data: Float64Array.from(ROWS.flatMap(([x0, x1]) => [x0, x1])), rows: ROWS.length, columns: 2 };
  const lengths = ROWS.map(([, , length]) => length);

  it.each(ROWS.map((row, index) => [...row, index] as const))(
    "for (%d, %d) adds %d: %s",
    (_x0, _x1, length, _why, row) => {
      expect(added(TREE, X, row, row + 1)).toEqual([length]);
    },
  );
  it.each([1, 2, 3, 4, 5, 6])("gives %d rows together what each has alone", (rows) => {
    expect(added(TREE, X, 0, rows)).toEqual(lengths.slice(0, rows));
  });
  it("puts row `start` first and touches no sum beyond the block's rows", () => {
    const block = emptyBlock(2);
    fillBlockInPlace(block, X, 0, 6);
    fillBlockInPlace(block, X, 1, 3);
    const sums = Float64Array.of(0, 0, 0.5, 0.5);
    addPathLengthsInPlace(sums, layOutTree(TREE, 2), block);
    expect([...sums]).toEqual([3, 1, 0.5, 0.5]);
  });
  it("gives Float32 data the same lengths", () => {
    expect(added(TREE, { ...X, data: Float32Array.from(X.data) }, 0, ROWS.length)).toEqual(lengths);
  });
  it("adds nothing but the root's length for a tree of one leaf, whatever the values", () => {
    const leaf = {
      feature: Int32Array.of(-1),
      threshold: new Float64Array(1),
      left: new Int32Array(1),
      missingLeft: new Uint8Array(1),
      pathLength: Float64Array.of(4.25),
      samples: Int32Array.of(9),
    };
    expect(added(leaf, X, 0, ROWS.length)).toEqual(ROWS.map(() => 4.25));
  });
  it("walks grown trees as they are told to be walked, missing and extreme values and both zeros included (property)", () => {
    const value = fc.oneof(
      fc.constantFrom(NaN, 0, -0, 1, 2, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE),
      fc.double({ noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: BLOCK_ROWS }),
        fc.integer(),
        (rows, seed) => {
          const matrix = { data: Float64Array.from(rows.flat()), rows: rows.length, columns: 3 };
          const random = seedrandom.alea(String(seed));
          const tree = growTree(matrix, Int32Array.from(rows.keys()), Int32Array.of(0, 1, 2), 8, random);
          const sums = new Float64Array(rows.length);
          const block = emptyBlock(3);
          fillBlockInPlace(block, matrix, 0, rows.length);
          addPathLengthsInPlace(sums, layOutTree(tree, 3), block);
          expect([...sums]).toEqual(rows.map((row) => pathLengthOf(tree, row)));
        },
      ),
    );
  });
});
