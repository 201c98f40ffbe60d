import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { burstinessSql } from "../../src/realism/burstinessSql";

async function burstiness(gaps: number, ratio: number): Promise<number> {
  const db = await openDatabase();
  const [row] = await queryRows(db, `SELECT ${burstinessSql(`${gaps}`, `${ratio}::DOUBLE`)} AS value`);
  return row!.value as number;
}

describe("burstinessSql(gaps, ratio)", () => {
  it.each([2, 10, 1000])("is −1 for %i equal gaps", async (gaps) => {
    expect(await burstiness(gaps, 0)).toBeCloseTo(-1, 12);
  });
  it.each([2, 10, 1000])(
    "is 0 for a span cut into %i gaps at random, whose r is √((n − 1) / (n + 1))",
    async (gaps) => {
      expect(await burstiness(gaps, Math.sqrt((gaps - 1) / (gaps + 1)))).toBeCloseTo(0, 12);
    },
  );
  it.each([2, 10, 1000])("is 1 when one of %i gaps has all the time, whose r is √(n − 1)", async (gaps) => {
    expect(await burstiness(gaps, Math.sqrt(gaps - 1))).toBeCloseTo(1, 12);
  });
  it("is √2 − 1 for 3 gaps with as much deviation as mean: (2 − √2) / √2", async () => {
    expect(await burstiness(3, 1)).toBeCloseTo(Math.SQRT2 - 1, 12);
  });
  it("nears Goh and Barabási's (r − 1) / (r + 1) for many gaps", async () => {
    expect(await burstiness(1e8, 3)).toBeCloseTo(0.5, 3);
  });
});
