import { describe, expect, it } from "vitest";
import { bootstrapInterval } from "../../src/evaluate/bootstrapInterval";
import { brierScore, calibration } from "../../src/evaluate/calibration";
import { rocAuc } from "../../src/evaluate/rocAuc";
import { LABELS, SCORES } from "./rankings";

// scikit-learn 1.9.1: brier_score_loss(y, s), and calibration_curve(y, s, n_bins=2), of the y and s of rankings.ts.
describe("brierScore(labels, risks)", () => {
  it("is what scikit-learn has", () => {
    expect(brierScore(LABELS, SCORES)).toBeCloseTo(0.17475, 12);
  });
  it("is worked by hand for two", () => {
    expect(brierScore([0, 1], [0.2, 0.9])).toBeCloseTo((0.04 + 0.01) / 2, 12);
  });
});

describe("calibration(labels, risks, edges)", () => {
  it("is what scikit-learn has", () => {
    // Its bins include their upper edge, ours the lower one: 0.5 is in the first.
    const bins = calibration(LABELS, SCORES, [0, 0.51, 1.01]);
    expect(bins.map(({ count }) => count)).toEqual([6, 4]);
    expect(bins.map(({ predicted }) => predicted)).toEqual([expect.closeTo(0.30833333, 8), expect.closeTo(0.725, 8)]);
    expect(bins.map(({ observed }) => observed)).toEqual([expect.closeTo(0.33333333, 8), 0.5]);
  });
  it("leaves out empty bins, and takes a risk of 1", () => {
    expect(calibration([1, 0], [1, 0])).toEqual([
      { from: 0, to: 0.01, count: 1, predicted: 0, observed: 0 },
      { from: 0.9, to: 1 + Number.EPSILON, count: 1, predicted: 1, observed: 1 },
    ]);
  });
});

describe("bootstrapInterval(rows, statistic)", () => {
  const mean = (values: readonly number[]) => (rows: Int32Array) =>
    [...rows].reduce((sum, row) => sum + values[row]!, 0) / rows.length;
  it("is about two standard errors wide on either side of a mean", () => {
    const values = Array.from({ length: 400 }, (_, index) => Math.sin(index * index));
    const { mean: middle, low, high } = bootstrapInterval(400, mean(values));
    const average = mean(values)(Int32Array.from(values.keys()));
    expect(middle).toBe(average);
    const error = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0)) / 400;
    expect(low).toBeCloseTo(average - 1.96 * error, 2);
    expect(high).toBeCloseTo(average + 1.96 * error, 2);
  });
  it("gives the same for the same seed, and leaves out samples without a statistic", () => {
    const auc = (rows: Int32Array): number => {
      const labels = [...rows].map((row) => LABELS[row]!);
      if (new Set(labels).size < 2) return NaN;
      return rocAuc(
        labels,
        [...rows].map((row) => SCORES[row]!),
      );
    };
    const one = bootstrapInterval(10, auc, { samples: 200, seed: 7 });
    expect(bootstrapInterval(10, auc, { samples: 200, seed: 7 })).toEqual(one);
    expect(bootstrapInterval(10, auc, { samples: 200, seed: 8 })).not.toEqual(one);
    expect(one.low).toBeLessThan(one.mean);
    expect(one.mean).toBe(rocAuc(LABELS, SCORES));
  });
  it.each<[number, object, string]>([
    [0, {}, "bootstrapInterval: rows must be a whole number of at least 1, got 0"],
    [5, { samples: 10 }, "bootstrapInterval: samples must be a whole number of at least 100, got 10"],
  ])("refuses %d rows with %j", (rows, options, message) => {
    expect(() => bootstrapInterval(rows, () => 1, options)).toThrow(new RangeError(message));
  });
});
