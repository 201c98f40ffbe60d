import { describe, expect, it } from "vitest";
import { compareFeatureSets } from "../../src/evaluate/compareFeatureSets";

/** One row in fifty is far away in `telling`; `noise` knows nothing of it. */
const ROWS = 500;
const isAttack = Uint8Array.from({ length: ROWS }, (_, row) => (row % 50 === 7 ? 1 : 0));
const data = Float32Array.from({ length: 2 * ROWS }, (_, index) => {
  const row = index >> 1;
  if (index % 2 === 1) return (row * 7919) % 101;
  return isAttack[row] ? 1000 + row : (row * 31) % 17;
});
const X = { data, rows: ROWS, columns: 2, names: ["telling", "noise"] };

describe("compareFeatureSets(X, sets, labels)", () => {
  it("ranks choices of features by what forests make of them", () => {
    const done: number[] = [];
    const sets = { noise: ["noise"], both: ["telling", "noise"], telling: ["telling"] };
    const results = compareFeatureSets(X, sets, { isAttack }, { runs: 3, onProgress: (count) => done.push(count) });
    expect(results.map(({ how_many }) => how_many).sort()).toEqual([1, 1, 2]);
    expect(results[2]!.features).toBe("noise");
    expect(results[0]!.average_precision).toBe(1);
    expect(results[2]!.average_precision).toBeLessThan(0.1);
    for (const { average_precision, low, high } of results) {
      expect(low).toBeLessThanOrEqual(average_precision);
      expect(high).toBeGreaterThanOrEqual(average_precision);
    }
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  it.each([1, 2.5])("refuses %d runs", (runs) => {
    expect(() => compareFeatureSets(X, {}, { isAttack }, { runs })).toThrow(
      `compareFeatureSets: runs must be a whole number of at least 2, got ${runs}`,
    );
  });
});
