import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalBins } from "../../../src/charts/bins/equalBins";

describe("equalBins(values, low, high, bins)", () => {
  it("counts by hand: a bin holds its lower edge, the last also the upper", () => {
    expect(equalBins([0.1, 0.25, 0.5, 0.74, 1], 0, 1, 4)).toEqual([1, 1, 2, 1]);
  });
  it("puts 0.29 into the bin that begins at 0.29, although 0.29 × 100 is 28.999…", () => {
    expect(equalBins([0.29], 0, 1, 100).indexOf(1)).toBe(29);
  });
  it("is all zeros for no values", () => expect(equalBins([], 0, 1, 3)).toEqual([0, 0, 0]));
  it("counts every row once (property)", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ min: 1, max: 99 }),
        (rows, bins) => {
          const counts = equalBins(rows, 0, 1, bins);
          expect(counts).toHaveLength(bins);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length);
        },
      ),
    );
  });
});
