import { describe, expect, it } from "vitest";
import { BLOCK_ROWS, emptyBlock, fillBlockInPlace } from "../../../src/forest/scoring/RowBlock";

describe("fillBlockInPlace(block, X, start, end)", () => {
  const X = { data: Float64Array.of(1, 2, 3, NaN, 5, 6), rows: 3, columns: 2 };

  it("puts the columns one after the other, twice, with the missing above and below everything", () => {
    const block = emptyBlock(2);
    fillBlockInPlace(block, X, 1, 3);
    const places = [0, 1, 2, 3].map((place) => [...block.values.subarray(place * BLOCK_ROWS, place * BLOCK_ROWS + 2)]);
    expect(block.rows).toBe(2);
    expect(places).toEqual([
      [3, 5],
      [Infinity, 6],
      [3, 5],
      [-Infinity, 6],
    ]);
  });
  it("leaves the matrix as it was", () => {
    const data = X.data.slice();
    fillBlockInPlace(emptyBlock(2), X, 0, 3);
    expect(X.data).toEqual(data);
  });
});
