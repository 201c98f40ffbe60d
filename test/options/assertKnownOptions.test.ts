import { describe, expect, it } from "vitest";
import { driftOf } from "../../src/forest/drift/driftOf";
import { populationStabilityIndex } from "../../src/forest/drift/populationStabilityIndex";
import { IsolationForest } from "../../src/forest/IsolationForest";
import { assertKnownOptions } from "../../src/options/assertKnownOptions";
import { forestToOnnx } from "../../src/forest/portable/forestToOnnx";
import { forestToSql } from "../../src/forest/portable/forestToSql";

describe("assertKnownOptions(options, known, caller)", () => {
  it("takes none, some and all of the options that there are", () => {
    for (const options of [{}, { a: 1 }, { b: 2, a: 1 }]) {
      expect(() => assertKnownOptions(options, ["a", "b"], "call")).not.toThrow();
    }
  });
  it("names an unknown one and those there are", () => {
    expect(() => assertKnownOptions({ a: 1, c: 2 }, ["a", "b"], "call")).toThrow(
      new RangeError("call: unknown option c; the options are a, b"),
    );
  });
  it("does not take what every object has for an option", () => {
    expect(() => assertKnownOptions(JSON.parse('{"__proto__": 1}') as object, ["a"], "call")).toThrow(
      new RangeError("call: unknown option __proto__; the option is a"),
    );
    expect(() => assertKnownOptions({ constructor: 1 }, ["a"], "call")).toThrow("unknown option constructor");
  });
  it.each([
    [null, "null"],
    [5, "5"],
    ["abc", '"abc"'],
    [[1], "1"],
  ])("refuses %j", (options, got) => {
    expect(() => assertKnownOptions(options as object, ["a"], "call")).toThrow(
      new TypeError(`call: options must be an object, got ${got}`),
    );
  });
});

describe("every method and function of the forest that has options", () => {
  const X = { data: Float64Array.of(0, 1, 2, 9), rows: 4, columns: 1 };
  const forest = new IsolationForest({ nEstimators: 5 }).fit(X);
  const odd = { thread: 2 } as object;
  it.each<[string, () => unknown, string]>([
    [
      "new IsolationForest",
      () => new IsolationForest(odd),
      "IsolationForest: unknown option thread; the options are nEstimators,",
    ],
    [
      "fit",
      () => new IsolationForest().fit(X, odd),
      "IsolationForest.fit: unknown option thread; the option is sampleWeight",
    ],
    ["driftOf", () => driftOf(forest, X, X, odd), "driftOf: unknown option thread; the options are bins, maxRows"],
    [
      "populationStabilityIndex",
      () => populationStabilityIndex([1], [2], odd),
      "populationStabilityIndex: unknown option thread; the option is bins",
    ],
    [
      "forestToOnnx",
      () => forestToOnnx(forest, odd),
      "forestToOnnx: unknown option thread; the option is featureNames",
    ],
    [
      "forestToSql",
      () => forestToSql(forest, ["a"], odd),
      "forestToSql: unknown option thread; the option is quoteColumn",
    ],
  ])("%s refuses an unknown one", (_, call, message) => {
    // prettier-ignore
    expect(call).toThrow(message);
  });
  it("scoreParallel refuses an unknown one", async () => {
    await expect(forest.scoreParallel(X, odd)).rejects.toThrow(
      new RangeError("IsolationForest.scoreParallel: unknown option thread; the option is threads"),
    );
  });
});
