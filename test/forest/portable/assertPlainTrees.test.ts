import { describe, expect, it } from "vitest";
import { assertPlainTrees } from "../../../src/forest/portable/assertPlainTrees";
import { IsolationForest } from "../../../src/forest/IsolationForest";

const { trees } = new IsolationForest({ nEstimators: 2 }).fit({ data: Float64Array.of(1, 2), rows: 2, columns: 1 });

describe("assertPlainTrees(trees, caller)", () => {
  it("takes the trees of a fit, and lists that are not there", () => {
    expect(() => assertPlainTrees(trees, "test")).not.toThrow();
    expect(() => assertPlainTrees([{ ...trees[0], normals: undefined }], "test")).not.toThrow();
  });

  it("names what a tree has besides", () => {
    expect(() => assertPlainTrees([trees[0]!, { ...trees[1], normals: [] }], "forestToSql")).toThrow(
      new TypeError("forestToSql: every split must be one feature and one threshold, got normals in tree 1"),
    );
  });
});
