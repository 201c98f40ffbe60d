import { describe, expect, it } from "vitest";
import { batchesOf } from "../../src/files/batchesOf";
import { openDatabase } from "../../src/logs/openDatabase";

describe("batchesOf(db, query)", () => {
  it("gives all rows, in their order, in several batches", async () => {
    const batches: [number, string][][] = [];
    const query = "SELECT i::INTEGER, 'u' || i FROM range(5000) r(i) ORDER BY i";
    for await (const rows of batchesOf<[number, string]>(await openDatabase(), query)) batches.push(rows);
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.flat()).toEqual(Array.from({ length: 5000 }, (_, i) => [i, `u${i}`]));
  });
  it("gives none for a query without rows", async () => {
    for await (const rows of batchesOf(await openDatabase(), "SELECT 1 WHERE false")) expect(rows).toBeUndefined();
  });
});
