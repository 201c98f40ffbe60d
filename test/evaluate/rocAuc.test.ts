import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rocAuc } from "../../src/evaluate/rocAuc";
import { LABELS, LABELS_TIED, SCORES, SCORES_TIED } from "./rankings";

describe("rocAuc(labels, scores)", () => {
  it("counts pairs by hand: 3 of 4 positives-over-negatives are right", () => {
    expect(rocAuc([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1])).toBe(0.75);
  });
  it("agrees with scikit-learn 1.9.1 without ties", () => {
    expect(rocAuc(LABELS, SCORES)).toBeCloseTo(0.7916666666666666, 12);
  });
  it("agrees with scikit-learn 1.9.1 with ties, which count half", () => {
    expect(rocAuc(LABELS_TIED, SCORES_TIED)).toBeCloseTo(0.5285714285714287, 12);
  });
  it("is 0.5 when all scores are equal, 1 for a perfect ranking, 0 for a reversed one", () => {
    expect(rocAuc([0, 1, 0], [3, 3, 3])).toBe(0.5);
    expect(rocAuc([true, false], [2, 1])).toBe(1);
    expect(rocAuc([true, false], [1, 2])).toBe(0);
  });
  it("of turned labels is 1 minus it (property)", () => {
    const rows = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 5 })), { minLength: 1 });
    fc.assert(
      fc.property(rows, (some) => {
        const all = [...some, [true, 2], [false, 3]] as const;
        const scores = all.map(([, score]) => score);
        const labels = all.map(([label]) => label);
        const turned = labels.map((label) => !label);
        expect(rocAuc(labels, scores) + rocAuc(turned, scores)).toBeCloseTo(1, 12);
      }),
    );
  });
  it("leaves labels and scores as they were", () => {
    const [labels, scores] = [Object.freeze([0, 1, 1]), Object.freeze([0.3, 0.2, 0.9])];
    expect(rocAuc(labels, scores)).toBe(0.5);
  });
  it("refuses different lengths, a missing class, other labels and NaN", () => {
    expect(() => rocAuc([1, 0], [1])).toThrow(new RangeError("rocAuc: labels and scores must be as many, got 2 and 1"));
    expect(() => rocAuc([0, 0], [1, 2])).toThrow(new RangeError("rocAuc: at least one positive is required, got 0"));
    expect(() => rocAuc([], [])).toThrow(new RangeError("rocAuc: at least one positive is required, got 0"));
    expect(() => rocAuc([1, 1], [1, 2])).toThrow(new RangeError("rocAuc: at least one negative is required, got 0"));
    expect(() => rocAuc([0, 2], [1, 2])).toThrow(new RangeError("rocAuc: labels must be 0 or 1, got 2 in row 1"));
    expect(() => rocAuc([0, 1], [NaN, 2])).toThrow(
      new RangeError("rankByScore: scores must be numbers, got NaN in row 0"),
    );
  });
});
