import { describe, expect, it } from "vitest";
import { addPathLengthsInPlace } from "../../src/forest/addPathLengthsInPlace";
import type { IsolationTree } from "../../src/forest/growTree";

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

describe("addPathLengthsInPlace(sums, tree, X, start, end)", () => {
  const X = { data: Float64Array.from(ROWS.flatMap(([x0, x1]) => [x0, x1])), rows: ROWS.length, columns: 2 };

  it.each(ROWS.map((row, index) => [...row, index] as const))(
    "for (%d, %d) adds %d: %s",
    (_x0, _x1, path, _why, row) => {
      const sums = Float64Array.of(10);
      addPathLengthsInPlace(sums, TREE, X, row, row + 1);
      expect([...sums]).toEqual([10 + path]);
    },
  );
  it("puts row `start` first and touches nothing beyond `end`", () => {
    const sums = Float64Array.of(0, 0, 0.5);
    addPathLengthsInPlace(sums, TREE, X, 1, 3);
    expect([...sums]).toEqual([3, 1, 0.5]);
  });
  it("gives Float32 data the same lengths", () => {
    const sums = new Float64Array(ROWS.length);
    addPathLengthsInPlace(sums, TREE, { ...X, data: Float32Array.from(X.data) }, 0, ROWS.length);
    expect([...sums]).toEqual(ROWS.map(([, , path]) => path));
  });
  it("adds nothing but the root's length for a tree of one leaf", () => {
    const leaf = {
      feature: Int32Array.of(-1),
      threshold: new Float64Array(1),
      left: new Int32Array(1),
      missingLeft: new Uint8Array(1),
      pathLength: Float64Array.of(4.25),
      samples: Int32Array.of(9),
    };
    const sums = new Float64Array(2);
    addPathLengthsInPlace(sums, leaf, X, 0, 2);
    expect([...sums]).toEqual([4.25, 4.25]);
  });
});
