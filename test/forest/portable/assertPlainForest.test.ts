import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import { assertPlainForest } from "../../../src/forest/portable/assertPlainForest";

const forest = new IsolationForest({ nEstimators: 2 }).fit({ data: Float64Array.of(1, 2), rows: 2, columns: 1 });
const changed = (properties: object) =>
  Object.create(forest, Object.getOwnPropertyDescriptors({ trees: forest.trees, ...properties })) as IsolationForest;

describe("assertPlainForest(forest, caller)", () => {
  it("takes a forest that was fitted with the defaults", () => {
    expect(() => assertPlainForest(forest, "forestToSql")).not.toThrow();
  });

  it("refuses scores of another kind", () => {
    const dense = changed({ options: { ...forest.options, scoring: "density" } });
    expect(() => assertPlainForest(dense, "forestToSql")).toThrow(
      new TypeError("forestToSql: scoring must be depth, got density"),
    );
  });

  it("refuses trees of another kind", () => {
    const oblique = changed({ trees: [{ ...forest.trees[0], hyperplanes: {} }] });
    expect(() => assertPlainForest(oblique, "forestToSql")).toThrow(
      new TypeError("forestToSql: every split must be one feature and one threshold, got hyperplanes in tree 0"),
    );
  });

  it("needs a fitted forest", () => {
    expect(() => assertPlainForest(new IsolationForest(), "forestToSql")).toThrow("fit must be called first");
  });
});
