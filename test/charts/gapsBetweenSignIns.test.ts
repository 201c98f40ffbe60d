import { describe, expect, it } from "vitest";
import { gapsBetweenSignIns } from "../../src/charts/gapsBetweenSignIns";
import { titleOf } from "./hostileNames";

const BINS = [
  { fromSeconds: 60, toSeconds: 600, gaps: 60, expected: 90 },
  { fromSeconds: 6, toSeconds: 60, gaps: 40, expected: 10 },
];

describe("gapsBetweenSignIns(bins, options)", () => {
  it("says how many gaps are under a minute, and how many would be at random: 40 and 10 of 100", () => {
    const figure = gapsBetweenSignIns(BINS);
    expect(titleOf(figure)).toBe(
      "40 % of the gaps between a user's sign-ins are under a minute; at random it would be 10 %",
    );
    expect(figure.summary).toContain("The most common gaps are 1 min to 10 min long.");
  });
  it("draws both at the bins' middles, shortest first", () => {
    const [log, chance] = gapsBetweenSignIns(BINS).data;
    expect((log!.x as number[]).map((x) => Math.round(x))).toEqual([19, 190]);
    expect([log!.y, chance!.y]).toEqual([
      [40, 60],
      [10, 90],
    ]);
  });
  it("says that nobody has signed in twice", () => {
    expect(titleOf(gapsBetweenSignIns([]))).toBe("Nobody has signed in twice");
  });
  it("leaves the bins untouched", () => {
    expect(() => gapsBetweenSignIns(Object.freeze([...BINS]) as typeof BINS)).not.toThrow();
  });
  it("refuses a count of 0.5 by name and value, and an unknown option", () => {
    expect(() => gapsBetweenSignIns([{ ...BINS[0]!, gaps: 0.5 }])).toThrow(
      "gapsBetweenSignIns: gaps must be a whole number of at least 0, got 0.5",
    );
    expect(() => gapsBetweenSignIns(BINS, { limit: 3 } as object)).toThrow("options must be among width, height");
  });
});
