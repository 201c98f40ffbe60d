import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";

/** The forest of `forest-v1.json` as version 1 of the bytes wrote it: its `toBytes()` at commit d5f613f. */
const BYTES = readFileSync(join(__dirname, "forest-v1.alif"));
const { forest, rows, scores } = JSON.parse(readFileSync(join(__dirname, "../../fixtures/forest-v1.json"), "utf8")) as {
  forest: { threshold: number; trees: object[] };
  rows: (number | null)[][];
  scores: number[];
};
const X = { data: Float64Array.from(rows.flat(), (value) => value ?? NaN), rows: rows.length, columns: 3 };

describe("IsolationForest.fromBytes(bytes) of version 1", () => {
  it("gives the scores that it gave then, bit for bit", () => {
    expect(BYTES[4]).toBe(1);
    const loaded = IsolationForest.fromBytes(BYTES);
    expect([...loaded.score(X)]).toEqual(scores);
    expect([loaded.threshold, loaded.toJSON().trees]).toEqual([forest.threshold, forest.trees]);
  });

  it("is still what plain trees are written as: only the head has further options", () => {
    const again = IsolationForest.fromBytes(BYTES).toBytes();
    const lengths = 5 * 8;
    expect(again[4]).toBe(1);
    expect(Buffer.from(again.subarray(-lengths)).equals(BYTES.subarray(-lengths))).toBe(true);
  });
});
