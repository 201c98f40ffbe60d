import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../src/forest/IsolationForest";
import type { FitOptions } from "../../src/forest/learning/FitOptions";
import type { Matrix } from "../../src/forest/Matrix";
import type { IsolationForestOptions } from "../../src/forest/options/IsolationForestOptions";
import { averagePathLength } from "../../src/forest/trees/averagePathLength";
import { VARIANTS } from "./variants";

// What scikit-learn's check_estimator asks of an outlier detector, as far as it makes sense here, of every variant: by
// score, by scoreParallel, and by explain where a variant can be explained.

type Rows = readonly (readonly number[])[];

function matrixOf(rows: Rows): Matrix {
  return { data: Float64Array.from(rows.flat()), rows: rows.length, columns: rows[0]!.length };
}

/** Eighths, which 32 bits hold exactly, and whole numbers in the third column; a seventh of the values is missing. */
const ROWS: Rows = Array.from({ length: 600 }, (_, row) =>
  [
    ((row * 7919) % 1009) / 8,
    ((row * row * 31) % 997) / 8,
    (row * row * 13 + row) % 11,
    ((row * 104_729) % 211) / 8,
  ].map((value, column) => ((row * 4 + column) % 7 === 0 ? NaN : value)),
);
const X = matrixOf(ROWS);
/** Some are 0. */
const WEIGHTS = ROWS.map((_, row) => (row + 2) % 5);
/** So many rows that `scoreParallel` shares them out: those of `X` again and again. */
const TIMES = 120;
const LARGE: Matrix = { data: new Float32Array(X.data.length * TIMES), rows: X.rows * TIMES, columns: 4 };
for (let time = 0; time < TIMES; time++) LARGE.data.set(X.data, time * X.data.length);

const CASES: Record<string, { options: IsolationForestOptions; weighted: boolean }> = {
  ...Object.fromEntries(Object.entries(VARIANTS).map(([name, options]) => [name, { options, weighted: false }])),
  "a share of the columns": { options: { maxFeatures: 0.5 }, weighted: false },
  bootstrap: { options: { bootstrap: true }, weighted: false },
  weights: { options: {}, weighted: true },
  "weights, bootstrap": { options: { bootstrap: true }, weighted: true },
  "weights, both sides, density": { options: { missing: "both", scoring: "density" }, weighted: true },
};

/** The same bits: NaN, 0 and -0 as well. */
const bits = (numbers: Matrix["data"]): number[] => [...new Uint32Array(numbers.slice().buffer)];

describe.each(Object.entries(CASES))("IsolationForest, %s:", (_, { options: variant, weighted }) => {
  const options = { nEstimators: 12, maxSamples: 64, contamination: 0.1, ...variant };
  const isExplainable = (options.extensionLevel ?? 0) === 0 && options.missing !== "both";
  const fitOptions = ({ rows }: Matrix): FitOptions => (weighted ? { sampleWeight: WEIGHTS.slice(0, rows) } : {});
  const fitted = (own: Matrix, more: IsolationForestOptions = {}): IsolationForest =>
    new IsolationForest({ ...options, ...more }).fit(own, fitOptions(own));
  const forest = fitted(X);
  const scores = forest.score(X);
  /** The scores of some rows, by each way to ask for them. */
  const answers = async (own: Matrix, of = forest): Promise<Float64Array[]> => {
    const parallel = of.scoreParallel(own, { threads: 2 });
    return [of.score(own), await parallel];
  };

  it("fit again gives what a fresh forest gives, bit for bit", async () => {
    const again = fitted(matrixOf(ROWS.slice(0, 90)));
    again.fit(X, fitOptions(X));
    const fresh = fitted(X);
    expect((await answers(X, again)).map(bits)).toEqual((await answers(X, fresh)).map(bits));
    expect([again.threshold, again.sampleSize, again.columns]).toEqual([fresh.threshold, fresh.sampleSize, 4]);
    expect(again.predict(X)).toEqual(fresh.predict(X));
    expect(JSON.stringify(again)).toBe(JSON.stringify(fresh));
    if (isExplainable) expect(again.explain(X, [0, 9])).toEqual(fresh.explain(X, [0, 9]));
  });

  it("fitted by any number of threads it is the same forest", async () => {
    for (const threads of [1, 3]) {
      const own = await new IsolationForest(options).fitParallel(X, { ...fitOptions(X), threads });
      expect(own.trees).toEqual(forest.trees);
      expect(JSON.stringify(own)).toBe(JSON.stringify(forest));
    }
  });

  it("fitted on blocks it is the forest of the whole", async () => {
    const blocks = [0, 1, 250, 599].map((start, place, starts) => matrixOf(ROWS.slice(start, starts[place + 1])));
    const own = new IsolationForest(options).fit(blocks, fitOptions(X));
    expect(own.trees).toEqual(forest.trees);
    expect(JSON.stringify(own)).toBe(JSON.stringify(forest));
    const parallel = await new IsolationForest(options).fitParallel(blocks, { ...fitOptions(X), threads: 2 });
    expect(JSON.stringify(parallel)).toBe(JSON.stringify(forest));
    expect(JSON.stringify(own.rollingRefit(blocks, 5))).toBe(JSON.stringify(forest.rollingRefit(X, 5)));
    expect(JSON.stringify(own.addTrees(blocks, 2))).toBe(JSON.stringify(forest.addTrees(X, 2)));
  });

  it("the seed decides: the same gives the same bits, another one others", () => {
    expect(bits(fitted(X).score(X))).toEqual(bits(scores));
    expect(bits(fitted(X, { seed: 2 }).score(X))).not.toEqual(bits(scores));
  });

  it("the order of the rows does not matter to a row's score", async () => {
    const places = ROWS.map((_, row) => (row * 271) % 600);
    const turned = matrixOf(places.map((row) => ROWS[row]!));
    for (const own of await answers(turned)) expect([...own]).toEqual(places.map((row) => scores[row]));
    if (!isExplainable) return;
    const { contributions } = forest.explain(turned, [0, 5]);
    expect(contributions).toEqual(forest.explain(X, [places[0]!, places[5]!]).contributions);
  });

  it("a row's score is the same in any subset, also by itself", async () => {
    for (const places of [[599], [0, 7, 14], ROWS.map((_, row) => row).filter((row) => row % 3 === 1)]) {
      const subset = matrixOf(places.map((row) => ROWS[row]!));
      for (const own of await answers(subset)) expect([...own]).toEqual(places.map((row) => scores[row]));
      if (isExplainable) expect(forest.explain(subset, [0])).toEqual(forest.explain(X, [places[0]!]));
    }
  });

  it("batches of any size have the scores of the whole", () => {
    for (const size of [1, 31, 32, 33, 255, 256, 257, 600]) {
      const parts: number[] = [];
      for (let start = 0; start < 600; start += size) {
        parts.push(...forest.score(matrixOf(ROWS.slice(start, start + size))));
      }
      expect(parts).toEqual([...scores]);
    }
    if (!isExplainable) return;
    const whole = forest.explain(X, [0, 1, 2, 3, 4, 5]).contributions;
    const parts = [[0], [1, 2], [3, 4, 5]].flatMap((rows) => [...forest.explain(X, rows).contributions]);
    expect(parts).toEqual([...whole]);
  });

  it("any number of threads has the scores of one, also of rows that are shared out", async () => {
    const one = bits(forest.score(LARGE).subarray(0, 600));
    expect(one).toEqual(bits(scores));
    for (const threads of [2, 3]) {
      const own = await forest.scoreParallel(LARGE, { threads });
      for (const time of [0, 1, TIMES - 1]) expect(bits(own.subarray(time * 600, (time + 1) * 600))).toEqual(one);
      expect(own.length).toBe(LARGE.rows);
    }
  });

  it("input stays as it was, and is not held", async () => {
    const own = { ...X, data: X.data.slice() };
    const sampleWeight = WEIGHTS.slice();
    const rows = Int32Array.of(3, 1);
    const given = Object.freeze({ ...options });
    const held = new IsolationForest(given).fit(own, weighted ? { sampleWeight } : {});
    const before = (await answers(own, held)).map(bits);
    if (isExplainable) held.explain(own, rows);
    expect(bits(own.data)).toEqual(bits(X.data));
    expect([sampleWeight, [...rows], [own.rows, own.columns]]).toEqual([WEIGHTS, [3, 1], [600, 4]]);
    own.data.fill(0);
    sampleWeight.fill(0);
    expect((await answers(X, held)).map(bits)).toEqual(before);
  });

  it("numbers of 32 and of 64 bits give the same", async () => {
    const single: Matrix = { ...X, data: Float32Array.from(X.data) };
    expect((await answers(single, fitted(single))).map(bits)).toEqual([bits(scores), bits(scores)]);
    if (isExplainable) expect(forest.explain(single, [4])).toEqual(forest.explain(X, [4]));
  });

  it("neighbours among the numbers of 32 bits are told apart alike in 32 and in 64 bits", async () => {
    const cell = (row: number, column: number): number =>
      column === 2 ? row % 5 : 1 + ((row * (7 + 2 * column)) % 64) * 2 ** -23;
    const single: Matrix = { ...X, data: Float32Array.from(X.data, (_, at) => cell(at >> 2, at % 4)) };
    const double: Matrix = { ...single, data: Float64Array.from(single.data) };
    const own = fitted(double);
    const expected = bits(own.score(double));
    for (const each of await answers(single, own)) expect(bits(each)).toEqual(expected);
  });

  it("reasons add up to the score, also of rows with missing values; what has none says so", () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 7];
    if (!isExplainable)
      return expect(() => forest.explain(X, rows)).toThrow(
        /^IsolationForest\.explain: extensionLevel must be 0 and missing "majority", got/,
      );
    const { base, contributions } = forest.explain(X, rows);
    rows.forEach((row) => {
      const sum = contributions.subarray(row * 4, row * 4 + 4).reduce((total, part) => total + part, base);
      const score = options.scoring === "density" ? 1 / (1 + 2 ** sum) : 2 ** (-sum / averagePathLength(64));
      expect(scores[row]).toBeCloseTo(score, 12);
    });
  });

  it("one row can be fitted on, and nothing stands out", async () => {
    const alone = fitted(matrixOf([[3, 4, 5, 6]]));
    const same = options.scoring === "density" ? 0.5 : 1;
    for (const own of await answers(X, alone)) expect(new Set(own)).toEqual(new Set([same]));
    if (isExplainable) expect([...alone.explain(X, [1]).contributions]).toEqual([0, 0, 0, 0]);
  });

  it("rows that are all alike score 0.5, and no feature has a part in it", async () => {
    for (const value of [3, 0, NaN]) {
      const alike = matrixOf(Array.from({ length: 300 }, () => [value, value, value, value]));
      const own = fitted(alike);
      for (const each of await answers(alike, own)) expect(new Set(each)).toEqual(new Set([0.5]));
      expect(own.predict(alike)).toEqual(new Uint8Array(300));
      if (isExplainable) expect([...own.explain(alike, [1]).contributions]).toEqual([0, 0, 0, 0]);
    }
  });

  it("constant columns are never split on, and have no part in a score", async () => {
    const odd = matrixOf(ROWS.map(([a, , c]) => [7, a!, c!, 0]));
    const own = fitted(odd);
    const used = own.trees.flatMap(({ feature, hyperplanes }) => [...feature, ...(hyperplanes?.column ?? [])]);
    expect(new Set(used)).toEqual(new Set([-1, 1, 2]));
    const other = matrixOf(ROWS.map(([a, , c]) => [-5, a!, c!, NaN]));
    expect((await answers(other, own)).map(bits)).toEqual((await answers(odd, own)).map(bits));
    if (!isExplainable) return;
    const { contributions } = own.explain(odd, [2]);
    expect([contributions[0], contributions[3]]).toEqual([0, 0]);
  });

  it("missing values are taken, also a row and a column of nothing else", async () => {
    const rows = ROWS.map(([a, b, c]) => [a!, b!, c!, NaN]);
    rows[5] = [NaN, NaN, NaN, NaN];
    const own = fitted(matrixOf(rows));
    for (const each of [...(await answers(matrixOf(rows), own)), ...(await answers(X, own)), scores]) {
      expect(each.every((score) => score > 0 && score <= 1)).toBe(true);
    }
    if (isExplainable) expect(own.explain(X, [5, 6]).contributions.every(Number.isFinite)).toBe(true);
  });

  it.each([Infinity, -Infinity])("%d is refused wherever it stands, with its place", async (value) => {
    const must = `values must be finite or NaN, got ${value} in row`;
    const everywhere = matrixOf(ROWS.map(() => [1, value, 3, 4]));
    expect(() => fitted(everywhere, { contamination: "auto" })).toThrow(`IsolationForest.fit: ${must} 0, column 1`);
    for (const row of [0, 31, 300, 599]) {
      const odd = { ...X, data: X.data.slice() };
      odd.data[row * 4 + 3] = value;
      expect(() => forest.score(odd)).toThrow(new RangeError(`IsolationForest.score: ${must} ${row}, column 3`));
      await expect(forest.scoreParallel(odd, { threads: 2 })).rejects.toThrow(
        `IsolationForest.scoreParallel: ${must} ${row}, column 3`,
      );
      if (isExplainable) expect(() => forest.explain(odd, [0])).toThrow(`IsolationForest.explain: ${must} ${row}`);
    }
    const large = { ...LARGE, data: LARGE.data.slice() };
    large.data[large.data.length - 1] = value;
    await expect(forest.scoreParallel(large, { threads: 2 })).rejects.toThrow(`${must} ${LARGE.rows - 1}, column 3`);
  });

  it("another number of columns is refused, and no rows", async () => {
    for (const columns of [3, 5]) {
      const odd = { data: new Float64Array(40 * columns), rows: 40, columns };
      const must = `X must have 4 columns as in fit, got ${columns}`;
      expect(() => forest.score(odd)).toThrow(new RangeError(`IsolationForest.score: ${must}`));
      await expect(forest.scoreParallel(odd, { threads: 2 })).rejects.toThrow(`IsolationForest.scoreParallel: ${must}`);
      if (isExplainable) expect(() => forest.explain(odd, [0])).toThrow(`IsolationForest.explain: ${must}`);
    }
    const none = { data: new Float64Array(0), rows: 0, columns: 4 };
    expect(() => new IsolationForest(options).fit(none)).toThrow(
      "IsolationForest.fit: rows must be a whole number of at least 1, got 0",
    );
    expect(() => forest.score(none)).toThrow("IsolationForest.score: rows must be a whole number of at least 1, got 0");
    await expect(forest.scoreParallel(none)).rejects.toThrow("rows must be a whole number of at least 1, got 0");
  });

  it("a fit that is refused says by which method, and leaves the forest as it was", async () => {
    const own = fitted(X);
    const odd = matrixOf(ROWS.map(() => [1, Infinity, 3, 4]));
    const must = "values must be finite or NaN, got Infinity in row 0, column 1";
    expect(() => own.fit(odd)).toThrow(`IsolationForest.fit: ${must}`);
    await expect(own.fitParallel(odd, { threads: 2 })).rejects.toThrow(`IsolationForest.fitParallel: ${must}`);
    expect(bits(own.score(X))).toEqual(bits(scores));
  });
});
