import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";

/** More rows than a thread is given at once, some values missing. */
function tableOf(rows: number, columns: number, Values: typeof Float32Array | typeof Float64Array): Matrix {
  let state = 7;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const data = new Values(rows * columns).map(() => (next() < 0.001 ? NaN : next()));
  return { data, rows, columns };
}

describe("IsolationForest.scoreParallel(X, { threads })", () => {
  it.each([
    [1, 60_001, 7, Float32Array],
    [2, 60_001, 7, Float32Array],
    [3, 100_000, 3, Float64Array],
    [8, 60_001, 7, Float32Array],
    [4, 10, 2, Float32Array],
  ])("gives the bits of score with %d threads on %d rows of %d columns", async (threads, rows, columns, Values) => {
    const X = tableOf(rows, columns, Values);
    const before = X.data.slice();
    const forest = new IsolationForest({ nEstimators: 20 }).fit(X);
    expect(await forest.scoreParallel(X, { threads })).toEqual(forest.score(X));
    expect(X.data).toEqual(before);
  });

  it("scores two tables with two forests at the same time, and other rows meanwhile", async () => {
    const [X, Y] = [tableOf(80_000, 6, Float32Array), tableOf(70_000, 6, Float32Array)];
    const [one, other] = [X, Y].map((each, seed) => new IsolationForest({ nEstimators: 10, seed }).fit(each));
    const running = Promise.all([one!.scoreParallel(X, { threads: 2 }), other!.scoreParallel(Y, { threads: 2 })]);
    const meanwhile = one!.score(Y);
    const [first, second] = await running;
    expect([first, second]).toEqual([one!.score(X), other!.score(Y)]);
    expect(meanwhile).toEqual(one!.score(Y));
  });

  it("lets others run while it works", async () => {
    const X = tableOf(300_000, 6, Float32Array);
    const forest = new IsolationForest().fit(X);
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await forest.scoreParallel(X, { threads: 2 });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });

  it("scores variants with one thread, to the same bits", async () => {
    const X = tableOf(1000, 4, Float32Array);
    for (const options of [{ extensionLevel: 1 }, { scoring: "density" }, { missing: "both" }] as const) {
      const forest = new IsolationForest({ ...options, nEstimators: 5 }).fit(X);
      expect(await forest.scoreParallel(X, { threads: 2 })).toEqual(forest.score(X));
    }
  });

  it("refuses what score refuses, and a wrong number of threads", async () => {
    const X = tableOf(100_000, 6, Float32Array);
    const forest = new IsolationForest({ nEstimators: 5 }).fit(X);
    X.data[599_999] = Infinity;
    await expect(forest.scoreParallel(X, { threads: 2 })).rejects.toThrow(
      "IsolationForest.scoreParallel: values must be finite or NaN, got Infinity in row 99999, column 5",
    );
    await expect(forest.scoreParallel(tableOf(10, 5, Float32Array))).rejects.toThrow(
      "IsolationForest.scoreParallel: X must have 6 columns as in fit, got 5",
    );
    for (const threads of [0, 65, 1.5, NaN]) {
      await expect(forest.scoreParallel(X, { threads })).rejects.toThrow(
        `IsolationForest.scoreParallel: threads must be a whole number from 1 to 64, got ${threads}`,
      );
    }
    await expect(new IsolationForest().scoreParallel(X)).rejects.toThrow("fit must be called first");
  });
});
