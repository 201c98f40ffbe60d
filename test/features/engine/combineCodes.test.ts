import { describe, expect, it } from "vitest";
import { combineCodes } from "../../../src/features/engine/combineCodes";
import { CodeTable } from "../../../src/features/engine/CodeTable";

describe("combineCodes(columns, rows)", () => {
  it("is one number a combination, in the order of their first appearance", () => {
    const [one, other] = [
      { codes: Int32Array.of(1, 1, 0, 1), count: 1 },
      { codes: Int32Array.of(1, 2, 0, 1), count: 2 },
    ];
    expect(combineCodes([one, other], 4)).toEqual({ codes: Int32Array.of(1, 2, 3, 1), count: 3 });
  });
  it("of no columns has all events in one group", () => {
    expect(combineCodes([], 2)).toEqual({ codes: Int32Array.of(0, 0), count: 0 });
  });
});

describe("CodeTable.codeOf(low, high)", () => {
  it("gives 100,000 hashes numbers of their own, the same again, growing on the way", () => {
    const table = new CodeTable();
    const codes = Array.from({ length: 100_000 }, (_, index) => table.codeOf(index % 300, Math.floor(index / 300)));
    expect(new Set(codes).size).toBe(100_000);
    expect(table.count).toBe(100_000);
    expect(table.codeOf(7, 5)).toBe(codes[5 * 300 + 7]);
  });
});
