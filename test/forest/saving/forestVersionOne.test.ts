import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";

/** A forest as version 1 wrote it (commit f99ab4e), the rows it was fitted on, and the scores that it gave to them then. */
const OLD = JSON.parse(readFileSync(join(__dirname, "../../fixtures/forest-v1.json"), "utf8")) as {
  forest: { version: number; options: object; threshold: number; trees: object[] };
  rows: (number | null)[][];
  scores: number[];
};
const X = { data: Float64Array.from(OLD.rows.flat(), (value) => value ?? NaN), rows: OLD.rows.length, columns: 3 };

describe("IsolationForest.fromJSON(value) of version 1", () => {
  it("gives the scores that it gave then, bit for bit", () => {
    expect(OLD.forest.version).toBe(1);
    const forest = IsolationForest.fromJSON(OLD.forest);
    expect([...forest.score(X)]).toEqual(OLD.scores);
    expect(forest.threshold).toBe(OLD.forest.threshold);
  });
  it("is the forest that a fit grows today, and is written as version 2 with the same trees", () => {
    const loaded = IsolationForest.fromJSON(OLD.forest);
    expect(new IsolationForest(OLD.forest.options).fit(X).toJSON()).toEqual(loaded.toJSON());
    expect([loaded.toJSON().version, loaded.toJSON().trees]).toEqual([2, OLD.forest.trees]);
  });
});
