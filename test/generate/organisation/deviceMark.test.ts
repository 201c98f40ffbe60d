import { describe, expect, it } from "vitest";
import { deviceMark } from "../../../src/generate/organisation/deviceMark";

const IDS = Array.from({ length: 10_000 }, (_, index) => 1 + index * 4099);

function marksInAMonth(id: number): number {
  return new Set(Array.from({ length: 30 }, (_, day) => deviceMark({ id }, day))).size;
}

describe("deviceMark(device, day)", () => {
  it("changes within a month for 31 % of the browsers, as comScore measured", () => {
    const counts = IDS.map(marksInAMonth).sort((a, b) => b - a);
    expect(counts.filter((count) => count > 1).length / counts.length).toBeCloseTo(0.31, 1);
    const mean = (some: number[]): number => some.reduce((sum, count) => sum + count, 0) / some.length;
    expect(mean(counts.slice(0, 700))).toBeGreaterThan(11.5);
    expect(mean(counts.slice(0, 700))).toBeLessThan(13.5);
    expect(mean(counts.slice(700, 3100))).toBeGreaterThan(2.2);
    expect(mean(counts.slice(700, 3100))).toBeLessThan(2.6);
    expect(counts[3300]).toBe(1);
  });
  it("stays for a while, and never comes back", () => {
    const forgetter = IDS.find((id) => marksInAMonth(id) > 9)!;
    const marks = Array.from({ length: 60 }, (_, day) => deviceMark({ id: forgetter }, day));
    const changes = marks.filter((mark, day) => day > 0 && mark !== marks[day - 1]).length;
    expect(changes).toBe(new Set(marks).size - 1);
  });
  it("is a whole number in [1, 2³²), and 0 for a device that has none", () => {
    const marks = IDS.map((id) => deviceMark({ id }, 17));
    expect(marks.every((mark) => Number.isInteger(mark) && mark >= 1 && mark < 2 ** 32)).toBe(true);
    expect(deviceMark({ id: 0 }, 17)).toBe(0);
  });
});
