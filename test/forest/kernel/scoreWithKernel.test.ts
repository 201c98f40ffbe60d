import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePathLength } from "../../../src/forest/trees/averagePathLength";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { IsolationForestOptions } from "../../../src/forest/options/IsolationForestOptions";
import { kernelModule } from "../../../src/forest/kernel/kernelModule";
import { scoreWithKernelInPlace } from "../../../src/forest/kernel/scoreWithKernel";
import type { Matrix } from "../../../src/forest/Matrix";
import { type ScoringForest, scoreInPlace } from "../../../src/forest/scoring/scoreInPlace";

function modelOf(forest: IsolationForest): ScoringForest {
  const { trees, columns, sampleSize, threshold } = forest;
  const normalization = trees.reduce((sum) => sum + averagePathLength(sampleSize), 0);
  return { trees: [...trees], columns, sampleSize, threshold, grown: trees.length, normalization, scoring: "depth" };
}

/** As plain TypeScript scores. */
function referenceOf(forest: IsolationForest, X: Matrix): Float64Array {
  const scores = new Float64Array(X.rows);
  scoreInPlace(scores, modelOf(forest), X);
  return scores;
}

/** Values that meet often, next to each other, far apart, tiny and missing. */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 2, arbitrary: fc.double({ min: -1, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(NaN, 1e300, -1e300, 1e-320, 3.4e38, 0.1, Math.fround(0.1)) },
);
const matrix = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.boolean(),
    fc.array(value, { minLength: 200, maxLength: 1500, size: "max" }),
  )
  .map(([columns, isDouble, values]): Matrix => {
    const rows = Math.floor(values.length / columns);
    const own = values.slice(0, rows * columns);
    const finite = own.map((one) => (Math.abs(Math.fround(one)) === Infinity ? 0 : one));
    return { data: isDouble ? Float64Array.from(own) : Float32Array.from(finite), rows, columns };
  });
const options = fc.record({
  nEstimators: fc.integer({ min: 1, max: 8 }),
  maxSamples: fc.constantFrom(2, 3, 16, 256, 1500),
  seed: fc.integer({ min: 0, max: 99 }),
});

describe("scoreWithKernelInPlace", () => {
  it("has a kernel to run: else all of this would test nothing", () => {
    expect(kernelModule()).not.toBeNull();
  });

  it("gives the bits of plain TypeScript, for float32 and float64, with and without missing values (property)", () => {
    let missing = 0;
    fc.assert(
      fc.property(matrix, options, (X, own) => {
        const forest = new IsolationForest(own).fit(X);
        const scores = new Float64Array(X.rows);
        expect(scoreWithKernelInPlace(scores, modelOf(forest), X)).toBe(true);
        expect(scores).toEqual(referenceOf(forest, X));
        if (X.data.includes(NaN)) missing++;
      }),
      { numRuns: 150 },
    );
    expect(missing).toBeGreaterThan(20);
  });

  it.each<[string, IsolationForestOptions, number]>([
    ["perfect trees, 10 deep", { maxSamples: 1024 }, 10],
    ["linked trees, 11 deep", { maxSamples: 2048 }, 11],
    ["linked trees, 13 deep", { maxSamples: 8192, nEstimators: 20 }, 13],
    ["stumps", { maxSamples: 2 }, 1],
  ])("gives them for %s", (_, own, depth) => {
    let state = 1;
    const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
    const data = Float32Array.from({ length: 9000 * 3 }, () => (next() < 0.02 ? NaN : next()));
    const X = { data, rows: 9000, columns: 3 };
    const forest = new IsolationForest(own).fit(X);
    expect(Math.ceil(Math.log2(forest.sampleSize))).toBe(depth);
    expect(forest.score(X)).toEqual(referenceOf(forest, X));
  });

  it("keeps two forests and two types of rows apart that are scored in turn", () => {
    const X = { data: Float32Array.from({ length: 600 }, (_, at) => (at * 37) % 101), rows: 300, columns: 2 };
    const Y = { data: Float64Array.from(X.data, (one) => one / 3), rows: 300, columns: 2 };
    const forests = [1, 2].map((seed) => new IsolationForest({ seed, nEstimators: 10 }).fit(X));
    for (let turn = 0; turn < 2; turn++) {
      for (const forest of forests) {
        for (const one of [X, Y]) expect(forest.score(one)).toEqual(referenceOf(forest, one));
      }
    }
  });

  it("finds what is infinite, wherever it is, and scores nothing then", () => {
    const X = { data: Float32Array.from({ length: 600 }, (_, at) => at % 7), rows: 300, columns: 2 };
    const forest = new IsolationForest({ nEstimators: 3 }).fit(X);
    for (const at of [0, 1, 511, 512, 599]) {
      for (const wrong of [Infinity, -Infinity]) {
        const data = X.data.slice();
        data[at] = wrong;
        data[(at + 2) % 600] = NaN;
        const [row, column] = [Math.floor(at / 2), at % 2];
        expect(() => forest.score({ ...X, data })).toThrow(
          `IsolationForest.score: values must be finite or NaN, got ${wrong} in row ${row}, column ${column}`,
        );
      }
    }
  });
});
