import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import { forestFromSklearn } from "../../../src/forest/portable/forestFromSklearn";
import type { Matrix } from "../../../src/forest/Matrix";
import { VARIANTS } from "../variants";
import { anyMutations, type Mutation, mutateInPlace, ONE_SENTENCE } from "./mutations";

/** Milliseconds that a wrong model may take; a right one of this size takes about one. */
const SOON = 2000;

function tableOf(columns: number): Matrix {
  const cells = [0, 1, 2, 5, 5, 5, NaN, NaN, NaN, 3, NaN, 1, 7, 2, 0, 1e3, 0, 9, 2, 8, 4, 6, 1, 3];
  const rows = 40;
  return { data: Float64Array.from({ length: rows * columns }, (_, at) => cells[(at * 7) % 24]!), rows, columns };
}

const X = tableOf(3);
const FORESTS = Object.values(VARIANTS).map((variant) =>
  JSON.stringify(new IsolationForest({ ...variant, nEstimators: 2, maxSamples: 8, contamination: 0.1 }).fit(X)),
);

/** Loads what may be wrong: it must be refused in one sentence, or score soon and rightly. Says whether it was taken. */
function isTaken(load: () => IsolationForest): boolean {
  const start = performance.now();
  let forest: IsolationForest;
  try {
    forest = load();
  } catch (error) {
    expect(error instanceof RangeError || error instanceof TypeError).toBe(true);
    expect((error as Error).message).toMatch(ONE_SENTENCE);
    return false;
  } finally {
    expect(performance.now() - start).toBeLessThan(SOON);
  }
  expect(IsolationForest.fromJSON(JSON.parse(JSON.stringify(forest))).trees).toEqual(forest.trees);
  if (forest.columns > 50) return true;
  const own = tableOf(forest.columns);
  for (const column of forest.options.categorical) {
    for (let row = 0; row < own.rows; row++) own.data[row * own.columns + column] = row % 4;
  }
  const scores = forest.score(own);
  expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
  if (forest.options.extensionLevel === 0 && forest.options.missing === "majority") {
    const { base, contributions } = forest.explain(own, [0, 3]);
    expect([base, ...contributions].every(Number.isFinite)).toBe(true);
  }
  expect(performance.now() - start).toBeLessThan(SOON);
  return true;
}

describe("IsolationForest.fromJSON(value) of a model that someone changed", () => {
  it("refuses it in one sentence, or gives a forest that scores soon, in [0, 1] (property)", () => {
    const counts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.nat(FORESTS.length - 1), anyMutations, (which, mutations) => {
        const json = JSON.parse(FORESTS[which]!) as object;
        mutateInPlace(json, mutations);
        counts[isTaken(() => IsolationForest.fromJSON(json)) ? "taken" : "refused"]++;
      }),
      { numRuns: 4000 },
    );
    expect(counts.refused).toBeGreaterThan(1000);
    expect(counts.taken).toBeGreaterThan(100);
  });

  it("refuses any single number of a tree that is out of all bounds (property)", () => {
    fc.assert(
      fc.property(
        fc.nat(FORESTS.length - 1),
        fc.constantFrom("feature", "left", "missingLeft", "pathLength", "samples"),
        fc.nat(),
        fc.constantFrom(1e300, -1e300, 2 ** 31, -7, 0.5, NaN, Infinity, "1", null, [], {}),
        (which, list, place, value) => {
          const json = JSON.parse(FORESTS[which]!) as { trees: Record<string, unknown[]>[] };
          const numbers = json.trees[0]![list]!;
          const before = numbers[place % numbers.length];
          numbers[place % numbers.length] = value;
          fc.pre(typeof value !== "number" || Math.abs(value) > 10 || list !== "pathLength" || before === 0);
          fc.pre(!(list === "pathLength" && value === 0.5 && FORESTS[which]!.includes("density")));
          fc.pre(!(list === "pathLength" && value === -7 && FORESTS[which]!.includes("density")));
          expect(() => IsolationForest.fromJSON(json)).toThrow(ONE_SENTENCE);
        },
      ),
      { numRuns: 500 },
    );
  });

  const first = (): {
    options: Record<string, unknown>;
    trees: Record<string, unknown>[];
    [part: string]: unknown;
  } => JSON.parse(FORESTS[0]!) as never;

  it.each<[string, (json: ReturnType<typeof first>) => unknown, string]>([
    ["text for a share", (j) => (j.options.maxFeatures = "0.5"), 'maxFeatures must be in (0, 1], got "0.5"'],
    [
      "text for another",
      (j) => (j.options.contamination = "0.1"),
      'contamination must be "auto" or in (0, 0.5], got "0.1"',
    ],
    ["a list for a number", (j) => (j.options.seed = [1]), "seed must be a whole number, got 1"],
    [
      "options that are a list",
      (j) => ((j as { options: unknown }).options = []),
      "options must be an object, got a list of 0",
    ],
    [
      "options that are lost",
      (j) => delete (j as { options?: unknown }).options,
      "options must be an object, got undefined",
    ],
    ["an option that is lost", (j) => delete j.options.scoring, "options must have scoring, got none"],
    ["an unknown option", (j) => (j.options.trees = 5), "unknown option trees; the options are nEstimators, "],
    [
      "an unknown part",
      (j) => (j.extra = 5),
      'the parts must be format, version, options, columns, sampleSize, threshold, grown, trees, got "extra"',
    ],
    [
      "an unknown part of a tree",
      (j) => (j.trees[1]!.normals = []),
      'the parts of tree 1 must be feature, threshold, left, missingLeft, pathLength, samples, hyperplanes, categories, weight, got "normals"',
    ],
    [
      "columns without end",
      (j) => (j.columns = 1e300),
      "columns must be a whole number from 1 to 2147483647, got 1e+300",
    ],
    [
      "samples without end",
      (j) => (j.sampleSize = j.options.maxSamples = 2 ** 40),
      "sampleSize must be a whole number from 1 to 2147483647, got 1099511627776",
    ],
    [
      "more trees than can be counted",
      (j) => (j.grown = 1e300),
      "grown must be a whole number of at least 2, got 1e+300",
    ],
    [
      "categories in columns that are not there",
      (j) => (j.options.categorical = [3]),
      "categorical must be columns below 3, got 3",
    ],
    [
      "planes through more columns than there are",
      (j) => (j.options.extensionLevel = 3),
      "extensionLevel must be below the 3 columns of a tree, got 3",
    ],
    [
      "an object that cannot be written",
      (j) => (j.format = { toString: 5 }),
      "value must have the format authlens isolation forest, got an object",
    ],
  ])("refuses %s", (_, change, message) => {
    // prettier-ignore
    const json = first();
    change(json);
    expect(() => IsolationForest.fromJSON(json)).toThrow(message);
    expect(() => IsolationForest.fromJSON(json)).toThrow(ONE_SENTENCE);
  });

  it("refuses path lengths that scoring would never come to an end with", () => {
    const json = first();
    const { feature, pathLength } = json.trees[0] as { feature: number[]; pathLength: number[] };
    const leaf = feature.indexOf(-1);
    const right = pathLength[leaf]!;
    pathLength[leaf] = 1e300;
    expect(() => IsolationForest.fromJSON(json)).toThrow(
      new RangeError(`IsolationForest.fromJSON: pathLength of tree 0 must be ${right}, got 1e+300 at node ${leaf}`),
    );
    pathLength[leaf] = right + 1e-12; // the last bits of a logarithm
    expect(() => IsolationForest.fromJSON(json)).not.toThrow();
  });

  it("looks at a million columns of categories in no time", () => {
    const json = first();
    json.options.categorical = Array.from({ length: 1e6 }, (_, column) => column);
    const start = performance.now();
    expect(() => IsolationForest.fromJSON(json)).toThrow("categorical must be columns below 3, got 3");
    expect(performance.now() - start).toBeLessThan(SOON);
  });
});

describe("forestFromSklearn(value) of a dump that someone changed", () => {
  const dumps = ["fewRows", "missing", "someFeatures"].map((name) => {
    const text = readFileSync(join(__dirname, "../portable/sklearn", `${name}.json`), "utf8");
    const { forest } = JSON.parse(text) as { forest: { trees: unknown[] } };
    return JSON.stringify(forest);
  });
  it("refuses it in one sentence, or gives a forest that scores soon, in [0, 1] (property)", () => {
    const counts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.nat(dumps.length - 1), anyMutations, (which, mutations: Mutation[]) => {
        const dump = JSON.parse(dumps[which]!) as object;
        mutateInPlace(dump, mutations);
        counts[isTaken(() => forestFromSklearn(dump)) ? "taken" : "refused"]++;
      }),
      { numRuns: 1000 },
    );
    expect(counts.refused).toBeGreaterThan(200);
    expect(counts.taken).toBeGreaterThan(20);
  });
});
