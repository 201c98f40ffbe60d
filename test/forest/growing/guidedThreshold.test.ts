import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guidedThreshold } from "../../../src/forest/growing/guidedThreshold";

const ones = (count: number): Float64Array => new Float64Array(count).fill(1);
const guided = (values: number[], guide: "averaged" | "pooled", weights: Float64Array = ones(values.length)) =>
  guidedThreshold(Float64Array.from(values), weights, guide)!;

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

describe("guidedThreshold(values, weights, guide)", () => {
  it("by hand: parts 0, 0, 6, 6 half way, where no spread is left", () => {
    expect(guided([6, 0, 6, 0], "pooled")).toEqual({ threshold: 3, gain: 1 });
    expect(guided([6, 0, 6, 0], "averaged")).toEqual({ threshold: 3, gain: 1 });
  });
  it("by hand: of 0, 2, 4, 12 the sides 0, 2, 4 and 12 are tightest", () => {
    // σ = √20.75; of 0, 2, 4 it is √(8/3), of 12 nothing.
    const sigma = Math.sqrt(20.75);
    const [pooled, averaged] = [guided([0, 2, 4, 12], "pooled"), guided([0, 2, 4, 12], "averaged")];
    expect([pooled.threshold, averaged.threshold]).toEqual([8, 8]);
    expect(pooled.gain).toBeCloseTo((sigma - (3 / 4) * Math.sqrt(8 / 3)) / sigma, 12);
    expect(averaged.gain).toBeCloseTo((sigma - Math.sqrt(8 / 3) / 2) / sigma, 12);
  });
  it("averaged parts one value from a crowd where pooled parts two crowds", () => {
    const values = [0, 1, 2, 3, 14, 15, 16, 17, 22];
    expect(guided(values, "pooled").threshold).toBe(8.5);
    expect(guided([0, 0, 4, 4, 4, 4, 8, 8, 12], "averaged").threshold).toBe(10);
    expect(guided([0, 0, 4, 4, 4, 4, 8, 8, 12], "pooled").threshold).toBe(6);
  });
  it("counts a value of weight 3 as three values", () => {
    const heavy = guided([0, 1, 5, 6], "pooled", Float64Array.of(3, 1, 1, 2));
    const repeated = guided([0, 0, 0, 1, 5, 6, 6], "pooled");
    expect(heavy.threshold).toBe(repeated.threshold);
    expect(heavy.gain).toBeCloseTo(repeated.gain, 12);
  });
  it("leaves missing values out and is null without two different values", () => {
    expect(guided([NaN, 6, 0, NaN, 6, 0], "pooled")).toEqual({ threshold: 3, gain: 1 });
    expect(guided([4, NaN, 4], "pooled")).toBeNull();
    expect(guided([NaN], "pooled")).toBeNull();
  });
  it("takes neighbouring doubles and the widest range apart", () => {
    expect(guided([1, 1 + Number.EPSILON], "pooled").threshold).toBe(1);
    expect(guided([-Number.MAX_VALUE, Number.MAX_VALUE], "pooled")).toEqual({ threshold: 0, gain: 1 });
    expect(guided([0, Number.MIN_VALUE], "averaged").threshold).toBe(0);
  });
  it("finds the greatest gain of all thresholds, as trying each finds it (property)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 30 }),
        fc.constantFrom("pooled" as const, "averaged" as const),
        (values, guide) => {
          const found = guidedThreshold(Float64Array.from(values), ones(values.length), guide);
          const distinct = [...new Set(values)].sort((one, other) => one - other);
          if (distinct.length < 2) return expect(found).toBeNull();
          const all = deviation(values);
          const gains = distinct.slice(1).map((next, place) => {
            const threshold = (distinct[place]! + next) / 2;
            const [left, right] = [values.filter((v) => v <= threshold), values.filter((v) => v > threshold)];
            const share = guide === "averaged" ? 0.5 : left.length / values.length;
            return (all - share * deviation(left) - (1 - share) * deviation(right)) / all;
          });
          expect(found!.gain).toBeCloseTo(Math.max(...gains), 9);
        },
      ),
    );
  });
  it("leaves values and weights as they were", () => {
    const [values, weights] = [Float64Array.of(3, 1, 2), Float64Array.of(1, 2, 3)];
    guidedThreshold(values, weights, "pooled");
    expect([[...values], [...weights]]).toEqual([[3, 1, 2], [1, 2, 3]]); // prettier-ignore
  });
});
