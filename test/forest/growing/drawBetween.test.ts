import { describe, expect, it } from "vitest";
import { IsolationForest } from "../../../src/forest/IsolationForest";
import { drawBetween } from "../../../src/forest/growing/drawBetween";

const GREATEST = Number.MAX_VALUE;

describe("drawBetween(least, greatest, random)", () => {
  it.each([
    [GREATEST / 4, GREATEST / 2, 0.5, (GREATEST / 8) * 3],
    [-GREATEST / 2, GREATEST / 4, 0, -GREATEST / 2],
    [-GREATEST, GREATEST, 0.5, 0],
    [-GREATEST, GREATEST, 0.75, GREATEST / 2],
    [-GREATEST, GREATEST / 2, 0, -GREATEST],
  ])("between %d and %d, for a draw of %d, is %d", (least, greatest, share, drawn) => {
    expect(drawBetween(least, greatest, () => share) / GREATEST).toBeCloseTo(drawn / GREATEST, 12);
  });

  it.each([{}, { extensionLevel: 0, missing: "both" as const }])(
    "makes forests split in the middle of the widest range, %j",
    (options) => {
      const data = Float64Array.from({ length: 64 }, (_, row) => (row / 31.5 - 1) * GREATEST);
      const X = { data, rows: 64, columns: 1 };
      const { trees } = new IsolationForest({ ...options, maxSamples: 64, seed: 1 }).fit(X);
      const least = trees.filter(({ threshold }) => threshold[0] === -GREATEST).length;
      expect(least).toBeLessThan(10);
    },
  );
});
