import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePrecision } from "../../src/evaluate/averagePrecision";
import { LABELS, LABELS_TIED, SCORES, SCORES_TIED } from "./rankings";

describe("averagePrecision(labels, scores)", () => {
  it("is the mean of the precisions at the hits by hand: 1 and 2/3", () => {
    expect(averagePrecision([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1])).toBeCloseTo((1 + 2 / 3) / 2, 12);
  });
  it("agrees with scikit-learn 1.9.1 without ties", () => {
    expect(averagePrecision(LABELS, SCORES)).toBeCloseTo(0.7928571428571428, 12);
  });
  it("agrees with scikit-learn 1.9.1 with ties, which are one step", () => {
    expect(averagePrecision(LABELS_TIED, SCORES_TIED)).toBeCloseTo(0.44904761904761903, 12);
  });
  it("is the share of positives when all scores are equal", () => {
    expect(averagePrecision([0, 1, 0, 0], [3, 3, 3, 3])).toBe(0.25);
  });
  it("is 1 for a perfect ranking, and when everything is positive", () => {
    expect(averagePrecision([0, true, true], [1, 2, 3])).toBe(1);
    expect(averagePrecision([1, 1], [5, 5])).toBe(1);
  });
  it("does not depend on the order of the rows (property)", () => {
    const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 })), { maxLength: 30 });
    fc.assert(
      fc.property(rows, (some) => {
        const all: (readonly [boolean, number])[] = [...some, [true, 2]];
        const of = (list: typeof all) =>
          averagePrecision(
            list.map(([label]) => label),
            list.map(([, score]) => score),
          );
        expect(of([...all].reverse())).toBe(of(all));
      }),
    );
  });
  it("refuses different lengths and no positive", () => {
    expect(() => averagePrecision([1], [1, 2])).toThrow(
      new RangeError("averagePrecision: labels and scores must be as many, got 1 and 2"),
    );
    expect(() => averagePrecision([false], [1])).toThrow(
      new RangeError("averagePrecision: at least one positive is required, got 0"),
    );
  });
});
