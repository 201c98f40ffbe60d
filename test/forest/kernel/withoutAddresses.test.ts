import { expect, it, vi } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";

it("scores where the process has no addresses left for the kernel's memory, to the same bits", async () => {
  const X = { data: Float32Array.from({ length: 210_000 }, (_, at) => Math.sin(at * at)), rows: 70_000, columns: 3 };
  const forest = new IsolationForest({ nEstimators: 5, seed: 1 }).fit(X);
  const { Module, Instance, validate } = WebAssembly;
  class Memory {
    constructor() {
      throw new RangeError("could not allocate memory");
    }
  }
  vi.stubGlobal("WebAssembly", { Module, Instance, validate, Memory });
  const [one, two] = [forest.score(X), await forest.scoreParallel(X, { threads: 2 })];
  vi.unstubAllGlobals();
  expect(one).toEqual(forest.score(X));
  expect(two).toEqual(one);
});
