import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Budget } from "../../../src/alerts/budget/Budget";
import { thresholdFor } from "../../../src/alerts/budget/thresholdFor";

const SCORES = [0.4, 0.9, 0.7, 0.5];

describe("thresholdFor(scores, budget, days)", () => {
  it.each<[Budget, number, number]>([
    [{ perDay: 1 }, 2, 0.7],
    [{ perDay: 0.5 }, 2, 0.9],
    [{ perDay: 0.1 }, 2, 0.9],
    [{ perDay: 100 }, 2, 0.4],
    [{ share: 0.5 }, 2, 0.7],
    [{ share: 0.01 }, 2, 0.9],
    [{ least: 0.66 }, 2, 0.66],
  ])("is, for %j over %d days, %d", (budget, days, threshold) => {
    expect(thresholdFor(SCORES, budget, days)).toBe(threshold);
  });

  it("lets through none of those that are the same, rather than all", () => {
    expect(thresholdFor([0.9, 0.5, 0.5, 0.5, 0.1], { perDay: 2 }, 1)).toBe(0.9);
    expect(thresholdFor([0.5, 0.5, 0.5], { perDay: 1 }, 1)).toBeGreaterThan(0.5);
  });

  it("never lets through more than the budget allows, and leaves the scores as they are (property)", () => {
    const score = fc.constantFrom(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (scores, perDay) => {
          const before = [...scores];
          const threshold = thresholdFor(scores, { perDay }, 1);
          expect(scores.filter((own) => own >= threshold).length).toBeLessThanOrEqual(perDay);
          expect(scores).toEqual(before);
        },
      ),
    );
  });

  it.each<[object, string]>([
    [{}, "thresholdFor: a budget must have one of perDay, share, least, got 0"],
    [{ perDay: 1, share: 0.1 }, "thresholdFor: a budget must have one of perDay, share, least, got 2"],
    [{ perDay: 0 }, "thresholdFor: perDay must be above 0, got 0"],
    [{ perDay: "5" }, "thresholdFor: perDay must be above 0, got 5"],
    [{ share: 1 }, "thresholdFor: share must be a share in (0, 1), got 1"],
    [{ least: NaN }, "thresholdFor: least must be in [0, 1], got NaN"],
    [{ perWeek: 1 }, "thresholdFor: unknown option perWeek; the options are perDay, share, least"],
  ])("refuses the budget %j", (budget, message) => {
    expect(() => thresholdFor(SCORES, budget, 1)).toThrow(new RangeError(message));
  });

  it("needs a score", () => {
    expect(() => thresholdFor([], { perDay: 1 }, 1)).toThrow("thresholdFor: at least one score is required, got 0");
  });
});
