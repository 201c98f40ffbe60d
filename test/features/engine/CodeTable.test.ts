import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodeTable } from "../../../src/features/engine/CodeTable";

describe("CodeTable", () => {
  it("gives 100,000 pairs numbers of their own, the same again, growing on the way", () => {
    const table = new CodeTable();
    const codes = Array.from({ length: 100_000 }, (_, index) => table.codeOf(index % 300, Math.floor(index / 300)));
    expect(codes).toEqual(Array.from({ length: 100_000 }, (_, index) => index + 1));
    expect(table.count).toBe(100_000);
    expect(table.codeOf(7, 5)).toBe(codes[5 * 300 + 7]);
  });
  it("knows halves by their 32 bits, with a sign or without", () => {
    const table = new CodeTable();
    expect(table.codeOf(0xffffffff, 0x80000000)).toBe(1);
    expect(table.codeOf(-1, -0x80000000)).toBe(1);
  });
  it("is made again from its entries, and goes on (property)", () => {
    const pairs = fc.array(fc.tuple(fc.integer(), fc.integer({ min: -3, max: 3 })), { maxLength: 50 });
    fc.assert(
      fc.property(pairs, pairs, (before, after) => {
        const table = new CodeTable();
        for (const [low, high] of before) table.codeOf(low, high);
        const copy = CodeTable.of(table.entries());
        for (const [low, high] of [...before, ...after]) expect(copy.codeOf(low, high)).toBe(table.codeOf(low, high));
      }),
    );
  });
});
