import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { binSample, countBins } from "../../../src/forest/drift/BinnedSample";
import { compareBins } from "../../../src/forest/drift/compareBins";
import { populationStabilityIndex } from "../../../src/forest/drift/populationStabilityIndex";

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe("binSample(values, bins)", () => {
  it("has about as many values in each bin", () => {
    expect(binSample([4, 1, 3, 2], 2)).toEqual({ cuts: [2], counts: [2, 2], missing: 0 });
    expect(binSample([...upTo(100), NaN], 10).counts).toEqual(new Array(10).fill(10));
  });

  it("has fewer bins where a value is frequent, and one below and above it", () => {
    const { cuts, counts } = binSample([0, 0, 0, 0, 0, 0, 0, 0, 0, 5], 10);
    expect([cuts.length, cuts[1], counts]).toEqual([2, 0, [0, 9, 1]]);
    const constant = binSample([7, 7, 7], 4);
    expect(constant.counts).toEqual([0, 3, 0]);
    expect(countBins([6.999, 7, 7.001], constant.cuts).counts).toEqual([1, 1, 1]);
    expect(binSample([NaN, NaN], 4)).toEqual({ cuts: [], counts: [0], missing: 2 });
  });

  it("refuses no values and wrong bins", () => {
    expect(() => binSample([], 10)).toThrow("binSample: at least one value is required, got 0");
    for (const bins of [1, 2.5, NaN]) {
      expect(() => binSample([1], bins)).toThrow(`binSample: bins must be a whole number of at least 2, got ${bins}`);
    }
  });
});

describe("populationStabilityIndex(expected, actual)", () => {
  it("is what is worked out by hand: two bins, 50 and 50 before, 80 and 20 now", () => {
    // Shares with half a value more: 50.5 / 101 = 0.5, 80.5 / 101 and 20.5 / 101.
    const actual = [...new Array<number>(80).fill(10), ...new Array<number>(20).fill(90)];
    const expected = (80.5 / 101 - 0.5) * Math.log(80.5 / 50.5) + (20.5 / 101 - 0.5) * Math.log(20.5 / 50.5);
    expect(expected).toBeCloseTo(0.406, 3);
    expect(populationStabilityIndex(upTo(100), actual, { bins: 2 })).toBeCloseTo(expected, 12);
  });

  it("is what Siddiqi's formula gives on large samples, without smoothing", () => {
    // Bins of 10 % each, of which two have 5 % and 15 % now: 2 · 0.05 · (ln(0.1 / 0.05) + ln(0.15 / 0.1)) / 2.
    const before = Array.from({ length: 100_000 }, (_, index) => index % 10);
    const now = before.map((value, index) => (value === 3 && index % 20 === 3 ? 7 : value));
    const expected = 0.05 * Math.log(2) + 0.05 * Math.log(1.5);
    expect(populationStabilityIndex(before, now)).toBeCloseTo(expected, 4);
  });

  it("is 0 for the same sample, never below, and the same in either precision (property)", () => {
    const sample = fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(NaN)), { minLength: 1 });
    fc.assert(
      fc.property(sample, sample, (before, now) => {
        expect(populationStabilityIndex(before, before)).toBe(0);
        const psi = populationStabilityIndex(before, now);
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(psi).toBeLessThan(Infinity);
        expect(populationStabilityIndex(Float32Array.from(before), Float32Array.from(now))).toBe(psi);
      }),
    );
  });

  it("sees values that have become missing, and new ones of a feature that was constant", () => {
    const half = upTo(1000).map((value) => (value % 2 === 0 ? NaN : value));
    expect(populationStabilityIndex(upTo(1000), half)).toBeGreaterThan(0.25);
    expect(populationStabilityIndex(new Array(1000).fill(1), new Array(1000).fill(0))).toBeGreaterThan(0.25);
    expect(populationStabilityIndex(new Array(1000).fill(1), new Array(1000).fill(2))).toBeGreaterThan(0.25);
  });

  it("leaves the samples as they were, and refuses empty ones", () => {
    const values = [3, 1, 2];
    populationStabilityIndex(values, values);
    expect(values).toEqual([3, 1, 2]);
    for (const [expected, actual] of [
      [[1], []],
      [[], [1]],
    ] as const) {
      expect(() => populationStabilityIndex(expected, actual)).toThrow(
        "populationStabilityIndex: at least one value is required in each sample, got 0",
      );
    }
  });
});

describe("compareBins(expected, actual)", () => {
  const compare = (before: readonly number[], now: readonly number[], bins = 10): ReturnType<typeof compareBins> => {
    const expected = binSample(before, bins);
    return compareBins(expected, countBins(now, expected.cuts));
  };

  it("knows how far chance goes: 95 in 100 pairs of samples of one distribution stay below", () => {
    // χ² with 9 degrees of freedom: 95 % lie below 16.919 (scipy.stats.chi2.ppf(0.95, 9)).
    const { chance } = compare(upTo(1000), upTo(500));
    expect(chance / (1 / 1000 + 1 / 500)).toBeCloseTo(16.919, 1);
    const random = seedrandom.alea("chance");
    const draw = (count: number): number[] => Array.from({ length: count }, () => random());
    const pairs = Array.from({ length: 400 }, () => compare(draw(400), draw(200)));
    const below = pairs.filter((pair) => pair.psi < pair.chance).length;
    expect(below / 400).toBeGreaterThan(0.92);
    expect(below / 400).toBeLessThan(0.98);
  });

  it("reads the index as usual, but calls stable what may be chance", () => {
    const shifted = (by: number): number[] => upTo(10_000).map((value) => value + by);
    expect(compare(upTo(10_000), shifted(100)).level).toBe("stable");
    expect(compare(upTo(10_000), shifted(700)).level).toBe("moderate");
    expect(compare(upTo(10_000), shifted(3000)).level).toBe("large");
    const few = compare(upTo(10_000), [1, 2, 3]);
    expect(few.psi).toBeGreaterThan(0.25);
    expect(few.psi).toBeLessThan(few.chance);
    expect(few.level).toBe("stable");
  });

  it("refuses other bins", () => {
    expect(() => compareBins(countBins([1], [2, 3]), countBins([1], [2]))).toThrow(
      "compareBins: both samples must have the same cuts, got 2",
    );
  });
});
