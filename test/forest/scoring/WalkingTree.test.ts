import { describe, expect, it } from "vitest";
import { layOutTree } from "../../../src/forest/scoring/WalkingTree";

describe("layOutTree(tree, columns)", () => {
  it("sends missing values that go left to the second copy of the column, and leaves to themselves", () => {
    const tree = {
      feature: Int32Array.of(0, 1, -1, -1, -1),
      threshold: Float64Array.of(5, 2, 0, 0, 0),
      left: Int32Array.of(1, 3, 0, 0, 0),
      missingLeft: Uint8Array.of(1, 0, 0, 0, 0),
      pathLength: Float64Array.of(0, 0, 1, 2, 3),
      samples: Int32Array.of(4, 3, 1, 1, 2),
    };
    expect(layOutTree(tree, 6)).toEqual({
      place: Int32Array.of(6 * 256, 256, 0, 0, 0),
      threshold: Float64Array.of(5, 2, Infinity, Infinity, Infinity),
      next: Int32Array.of(1, 3, 2, 3, 4),
      pathLength: Float64Array.of(0, 0, 1, 2, 3),
      depth: 2,
    });
  });
});
