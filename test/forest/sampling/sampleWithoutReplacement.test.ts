import fc from "fast-check";
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { sampleWithoutReplacement } from "../../../src/forest/sampling/sampleWithoutReplacement";

describe("sampleWithoutReplacement(population, size, random)", () => {
  it("draws as many different numbers as asked for, all below the population (property)", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.integer(), (a, b, seed) => {
        const [size, population] = [Math.min(a, b), Math.max(a, b)];
        const drawn = [...sampleWithoutReplacement(population, size, seedrandom.alea(String(seed)))];
        expect(new Set(drawn).size).toBe(size);
        expect(drawn.length).toBe(size);
        expect(drawn.every((number) => Number.isInteger(number) && number >= 0 && number < population)).toBe(true);
      }),
    );
  });
  it("is everything when the size is the population", () => {
    const drawn = sampleWithoutReplacement(50, 50, seedrandom.alea("1"));
    expect([...drawn].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });
  it("works by hand: a number that is there already is replaced by the last one", () => {
    // Floyd: last = 3, 4, 5; 0.5 draws 2, 2 (taken: 4), 3.
    expect([...sampleWithoutReplacement(6, 3, () => 0.5)]).toEqual([2, 4, 3]);
  });
  it("draws each of the 20 sets of 3 out of 6 equally often (chi-square)", () => {
    const random = seedrandom.alea("chi-square");
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 20_000; draw++) {
      const key = [...sampleWithoutReplacement(6, 3, random)].sort().join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(20);
    // 19 degrees of freedom: a fair draw stays below 43.8 in 999 of 1000 runs.
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chiSquare).toBeLessThan(43.8);
  });
  it("draws the same with the same seed, another set with another", () => {
    const draw = (seed: string) => [...sampleWithoutReplacement(1000, 20, seedrandom.alea(seed))];
    expect(draw("1")).toEqual(draw("1"));
    expect(draw("1")).not.toEqual(draw("2"));
  });
  it("refuses to draw more than there are", () => {
    expect(() => sampleWithoutReplacement(3, 4, Math.random)).toThrow(
      new RangeError("sampleWithoutReplacement: size must be at most 3, got 4"),
    );
  });
});
