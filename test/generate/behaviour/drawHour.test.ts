import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { drawHour } from "../../../src/generate/behaviour/drawHour";
import { drawsOf, only, quietOrganisation } from "../quiet";

const [somebody] = quietOrganisation({ users: 1, roles: only("office") }).people;
/** Works from eight to five; works late with a probability of 0.1. */
const person = { ...somebody!, startsAt: 8, workingHours: 9, habits: { ...somebody!.habits, afterHours: 0.1 } };

function hours(count: number, working: boolean, of = person): number[] {
  const random = seedrandom.alea("hours");
  return Array.from({ length: count }, () => drawHour(of, working, random));
}

describe("drawHour(person, working, random)", () => {
  it("is between nine and ten at night on a day off", () => {
    expect(drawHour(person, false, drawsOf(0.5))).toBe(15.5);
    const drawn = hours(2_000, false);
    expect(Math.min(...drawn) >= 9 && Math.max(...drawn) < 22).toBe(true);
  });
  it("is in the evening, or at any hour, for the share after hours", () => {
    expect(drawHour(person, true, drawsOf(0.05, 0.5))).toBe(20.75);
    expect(drawHour(person, true, drawsOf(0.09, 0.5))).toBe(12);
  });
  it("is soon after the beginning for half of the rest: 8 + 0.8 · 0.8326 for draws of 0.75", () => {
    expect(drawHour(person, true, drawsOf(0.5, 0.4, 0.75, 0.75))).toBeCloseTo(8.66604, 4);
  });
  it("is any hour of work for the other half: 8.5 + 0.5 · 8.5", () => {
    expect(drawHour(person, true, drawsOf(0.5, 0.45, 0.5, 0.9))).toBe(12.75);
  });
  it("is after lunch instead of at lunch, mostly", () => {
    expect(drawHour(person, true, drawsOf(0.5, 0.45, 0.5, 0.1))).toBeCloseTo(13.95, 12);
    const drawn = hours(20_000, true);
    const within = (from: number, until: number) => drawn.filter((hour) => hour >= from && hour < until).length;
    expect(within(12.2, 13.2)).toBeLessThan(0.6 * within(11.2, 12.2));
    expect(within(13.4, 14.4)).toBeGreaterThan(2 * within(12.2, 13.2));
  });
  it("is busiest in the first two hours of work and rare at night", () => {
    const drawn = hours(20_000, true);
    const share = (from: number, until: number) =>
      drawn.filter((hour) => hour >= from && hour < until).length / drawn.length;
    expect(share(8, 10)).toBeGreaterThan(0.4);
    expect(share(0, 7)).toBeLessThan(0.02);
    expect(share(8, 17.5)).toBeGreaterThan(0.85);
  });
  it("is in [0, 24), also for those who begin before midnight or work until after it", () => {
    for (const startsAt of [-1, 0, 15, 20]) {
      const drawn = hours(5_000, true, { ...person, startsAt });
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...drawn)).toBeLessThan(24);
    }
  });
});
