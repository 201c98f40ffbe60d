import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { driftOf } from "../../../src/forest/drift/driftOf";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import type { Matrix } from "../../../src/forest/Matrix";

function draw(rows: number, seed: string, shift = 0): Matrix {
  const random = seedrandom.alea(seed);
  const data = Float64Array.from({ length: rows * 3 }, (_, index) => random() + (index % 3 === 1 ? shift : 0));
  return { data, rows, columns: 3 };
}

const reference = draw(3000, "before");
const forest = new IsolationForest({ nEstimators: 10 }).fit(reference);

describe("driftOf(forest, reference, current)", () => {
  it("says that nothing has changed where nothing has", () => {
    const { scores, features } = driftOf(forest, reference, draw(3000, "now"));
    expect([scores, ...features].map(({ level }) => level)).toEqual(["stable", "stable", "stable", "stable"]);
  });

  it("names the feature that has moved, and the scores with it", () => {
    const { scores, features } = driftOf(forest, reference, draw(3000, "now", 0.7));
    expect([scores, ...features].map(({ level }) => level)).toEqual(["large", "stable", "large", "stable"]);
  });

  it("looks at as many rows as it may, and at the same ones each time", () => {
    const current = draw(3000, "now", 0.1);
    const once = driftOf(forest, reference, current, { maxRows: 500 });
    expect(driftOf(forest, reference, current, { maxRows: 500 })).toEqual(once);
    expect(once).not.toEqual(driftOf(forest, reference, current));
    expect(once.scores.chance).toBeCloseTo(driftOf(forest, reference, current).scores.chance * 6, 12);
  });

  it("refuses wrong options and other columns", () => {
    expect(() => driftOf(forest, reference, reference, { maxRows: 0 })).toThrow(
      "driftOf: maxRows must be a whole number of at least 1, got 0",
    );
    expect(() => driftOf(forest, reference, { data: reference.data, rows: 9000, columns: 1 })).toThrow(
      "IsolationForest.score: X must have 3 columns as in fit, got 1",
    );
  });
});
