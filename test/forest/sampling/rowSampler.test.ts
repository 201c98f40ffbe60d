import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { rowSampler } from "../../../src/forest/sampling/rowSampler";
import { sampleWithReplacement } from "../../../src/forest/sampling/sampleWithReplacement";
import { weightedSampleWithoutReplacement } from "../../../src/forest/sampling/weightedSampleWithoutReplacement";
import { weightedSampleWithReplacement } from "../../../src/forest/sampling/weightedSampleWithReplacement";

/** How often each number is drawn, over many draws. */
function counts(population: number, draws: number, draw: (random: () => number) => Int32Array): number[] {
  const random = seedrandom.alea("counts");
  const count = new Array<number>(population).fill(0);
  for (let done = 0; done < draws; done++) for (const number of draw(random)) count[number]!++;
  return count;
}

describe("sampleWithReplacement(population, size, random)", () => {
  it("draws any number each time", () => {
    const draws = [0, 0.99, 0.5, 0.5];
    expect([...sampleWithReplacement(10, 4, () => draws.shift()!)]).toEqual([0, 9, 5, 5]);
  });
});

describe("weightedSampleWithReplacement(cumulative, size, random)", () => {
  it("draws by weight: of 0, 3, 0, 1 the second three times as often as the last", () => {
    const draws = [0, 0.74, 0.75, 0.99];
    expect([...weightedSampleWithReplacement(Float64Array.of(0, 3, 3, 4), 4, () => draws.shift()!)]).toEqual([
      1, 1, 3, 3,
    ]);
  });
});

describe("weightedSampleWithoutReplacement(weights, size, random)", () => {
  it("draws the first by weight: 3 to 1, and never where the weight is 0", () => {
    const [none, three, one] = counts(3, 20_000, (random) => weightedSampleWithoutReplacement([0, 3, 1], 1, random));
    expect(none).toBe(0);
    expect(three! / (three! + one!)).toBeCloseTo(0.75, 2);
  });
  it("draws the next by the weights that are left: two of 2, 1, 1 hold the first in 5/6 of the draws", () => {
    // First drawn first 1/2; one of the others first (1/2), then it is 2 of 3: 1/2 + 1/2 · 2/3.
    const [first] = counts(3, 20_000, (random) => weightedSampleWithoutReplacement([2, 1, 1], 2, random));
    expect(first! / 20_000).toBeCloseTo(5 / 6, 2);
  });
  it("draws different numbers, all of them when as many are asked for", () => {
    const weights = Array.from({ length: 200 }, (_, number) => (number % 7) / 3);
    const drawn = weightedSampleWithoutReplacement(weights, 60, seedrandom.alea("1"));
    expect(new Set(drawn).size).toBe(60);
    expect(drawn.every((number) => weights[number]! > 0)).toBe(true);
    const all = weightedSampleWithoutReplacement([1, 5, 0, 2], 3, seedrandom.alea("1"));
    expect([...all].sort()).toEqual([0, 1, 3]);
  });
  it("refuses to draw more than have a weight", () => {
    expect(() => weightedSampleWithoutReplacement([1, 0], 2, () => 0.5)).toThrow(
      new RangeError("weightedSampleWithoutReplacement: size must be at most 1, got 2"),
    );
  });
});

describe("rowSampler(rows, maxSamples, bootstrap, weights)", () => {
  it("draws as many as there are, with a weight above 0", () => {
    expect(rowSampler(10, 256, false, undefined, "call").size).toBe(10);
    expect(rowSampler(4, 256, false, [1, 0, 2, 0], "call").size).toBe(2);
    expect(rowSampler(4, 256, true, [1, 0, 2, 0], "call").size).toBe(4);
  });
  it("draws with replacement by weight, however great the weights", () => {
    const { draw } = rowSampler(3, 3, true, [Number.MAX_VALUE, 0, Number.MAX_VALUE], "call");
    const [first, none, last] = counts(3, 4000, draw);
    expect(none).toBe(0);
    expect(first! / (first! + last!)).toBeCloseTo(0.5, 1);
  });
  it.each([
    [[1, 2], "sampleWeight must have 3 numbers, one a row, got 2"],
    [[1, -1, 2], "sampleWeight must be finite and at least 0, got -1 at row 1"],
    [[1, 1, NaN], "sampleWeight must be finite and at least 0, got NaN at row 2"],
    [[Infinity, 1, 1], "sampleWeight must be finite and at least 0, got Infinity at row 0"],
    [[0, 0, 0], "sampleWeight must be above 0 for at least one row, got 0"],
  ])("refuses the weights %j", (weights, message) => {
    expect(() => rowSampler(3, 3, false, weights, "call")).toThrow(new RangeError(`call: ${message}`));
  });
});
