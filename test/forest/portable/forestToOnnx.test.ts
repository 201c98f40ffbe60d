import fc from "fast-check";
import { env, InferenceSession, Tensor } from "onnxruntime-web";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";
import { forestToOnnx } from "../../../src/forest/portable/forestToOnnx";
import { MISSING, readTable, TABLES } from "./readTable";

env.wasm.numThreads = 1;

async function scoreWithOnnx(model: Uint8Array, { data, rows, columns }: Matrix): Promise<Float32Array> {
  const session = await InferenceSession.create(model, { executionProviders: ["wasm"] });
  expect([session.inputNames, session.outputNames]).toEqual([["X"], ["score"]]);
  const { score } = await session.run({ X: new Tensor("float32", Float32Array.from(data), [rows, columns]) });
  expect(score!.dims).toEqual([rows]);
  return score!.data as Float32Array;
}

function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, at) => Math.max(most, Math.abs(value - b[at]!)), 0);
}

/** Waves, a tenth of them tall; some values missing. */
const WAVES: Matrix = {
  data: Float32Array.from({ length: 600 * 3 }, (_, at) =>
    at % 7 === 0 ? NaN : Math.sin(at * at) * (at % 30 < 3 ? 5 : 1),
  ),
  rows: 600,
  columns: 3,
};

describe("forestToOnnx(forest), scored by onnxruntime-web", () => {
  it("gives the forest's scores where values are missing", async () => {
    const forest = new IsolationForest({ nEstimators: 50, seed: 3 }).fit(WAVES);
    const scores = await scoreWithOnnx(forestToOnnx(forest), WAVES);
    expect(greatestDifference(scores, forest.score(WAVES))).toBeLessThan(1e-5);
    // The way of the missing values counts: without them the scores are others.
    const filled = { ...WAVES, data: WAVES.data.map((value) => (Number.isNaN(value) ? -9 : value)) };
    expect(greatestDifference(scores, forest.score(filled))).toBeGreaterThan(0.05);
  });

  it("parts 32-bit floats at thresholds that are none", async () => {
    // The thresholds lie between neighbours: rounded to the nearest, every second one would be on the wrong side.
    const data = Float32Array.from({ length: 64 }, (_, at) => 1 + at * 2 ** -23);
    const X = { data, rows: 64, columns: 1 };
    const forest = new IsolationForest({ nEstimators: 20, maxSamples: 32 }).fit(X);
    expect(forest.trees.some(({ threshold }) => threshold.some((value) => Math.fround(value) > value))).toBe(true);
    expect(greatestDifference(await scoreWithOnnx(forestToOnnx(forest), X), forest.score(X))).toBeLessThan(1e-6);
  });

  it("gives the scores of any forest (property)", async () => {
    const single = fc.oneof(
      fc.constantFrom(0, -0, 1, NaN, 2 ** -149, 3.4028234663852886e38, -3.4028234663852886e38),
      fc.float({ noDefaultInfinity: true }),
    );
    const double = fc.oneof(single, fc.constantFrom(0.1, 1e300, -1e300, 1e-300));
    await fc.assert(
      fc.asyncProperty(
        fc.array(double, { minLength: 2, maxLength: 60 }),
        fc.array(single, { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 1, max: 30 }),
        async (fitted, scored, maxSamples) => {
          const matrixOf = (values: number[]) => {
            const rows = values.length >> 1;
            return { data: Float64Array.from(values.slice(0, 2 * rows)), rows, columns: 2 };
          };
          const forest = new IsolationForest({ nEstimators: 5, maxSamples }).fit(matrixOf(fitted));
          const X = matrixOf(scored);
          const scores = await scoreWithOnnx(forestToOnnx(forest), X);
          expect(greatestDifference(scores, forest.score(X))).toBeLessThan(1e-5);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("scores 1 what a forest of one row scores 1", async () => {
    const X = { data: Float64Array.of(3), rows: 1, columns: 1 };
    const forest = new IsolationForest().fit(X);
    expect([...(await scoreWithOnnx(forestToOnnx(forest), X))]).toEqual([1]);
  });
});

describe.skipIf(TABLES.length === 0)(`forestToOnnx(forest) on the shared tables${MISSING}`, () => {
  it.each(TABLES)(
    "gives the forest's scores to 1e-5: %s",
    async (table) => {
      const X = readTable(table);
      const forest = new IsolationForest().fit(X);
      const scores = await scoreWithOnnx(forestToOnnx(forest), X);
      expect(greatestDifference(scores, forest.score(X))).toBeLessThan(1e-5);
    },
    60_000,
  );
});

describe("forestToOnnx(forest, { featureNames })", () => {
  const forest = new IsolationForest({ nEstimators: 2, contamination: 0.1 }).fit(WAVES);

  it("keeps the threshold and the names in the metadata, and gives the same bytes every time", () => {
    const model = forestToOnnx(forest, { featureNames: ["hour", "länge", 'a "b"'] });
    const text = Buffer.from(model).toString();
    expect(text).toContain(String(forest.threshold));
    expect(text).toContain('["hour","länge","a \\"b\\""]');
    expect(forestToOnnx(forest, { featureNames: ["hour", "länge", 'a "b"'] })).toEqual(model);
    expect(Buffer.from(forestToOnnx(forest)).includes("feature_names")).toBe(false);
  });

  it("refuses another number of names", () => {
    expect(() => forestToOnnx(forest, { featureNames: ["hour"] })).toThrow(
      new RangeError("forestToOnnx: featureNames must be 3 names, got 1"),
    );
  });

  it("needs a fitted forest", () => {
    expect(() => forestToOnnx(new IsolationForest())).toThrow("fit must be called first");
  });

  it("refuses trees that have more than plain ones", () => {
    const oblique = Object.create(forest, {
      trees: { value: [{ ...forest.trees[0], normals: new Float64Array(3) }] },
      columns: { value: 3 },
      sampleSize: { value: 256 },
      threshold: { value: 0.5 },
    }) as IsolationForest;
    expect(() => forestToOnnx(oblique)).toThrow("forestToOnnx: every split must be one feature and one threshold");
  });
});
