import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import { kernelModule } from "../../../src/forest/kernel/kernelModule";

vi.mock("../../../src/forest/kernel/builtFile", () => ({ builtFile: () => undefined }));

it("scores where the kernel was not built, to the bits that a forest had before there was one", async () => {
  expect(kernelModule()).toBeNull();
  const text = readFileSync("test/fixtures/forest-v1.json", "utf8");
  const {
    forest: json,
    rows,
    scores,
  } = JSON.parse(text) as { forest: object; rows: (number | null)[][]; scores: number[] };
  const forest = IsolationForest.fromJSON(json);
  const copies = 10; // More than the few rows that no kernel is asked for.
  const data = Float64Array.from(Array<typeof rows>(copies).fill(rows).flat(2), (value) => value ?? NaN);
  const X = { data, rows: copies * rows.length, columns: rows[0]!.length };
  const wanted = Float64Array.from(Array<number[]>(copies).fill(scores).flat());
  expect([forest.score(X), await forest.scoreParallel(X, { threads: 2 })]).toEqual([wanted, wanted]);
});
