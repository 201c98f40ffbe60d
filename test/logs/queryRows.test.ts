import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";

const db = openDatabase();
const one = async (sql: string) => (await queryRows(await db, `SELECT ${sql} AS value`))[0]!["value"];

describe("queryRows(db, query)", () => {
  it("gives one object a row, in order, with the columns in order", async () => {
    const rows = await queryRows(await db, "SELECT i AS n, 'x' || i AS t FROM range(3) AS r(i) ORDER BY i DESC");
    expect(rows).toEqual([
      { n: 2, t: "x2" },
      { n: 1, t: "x1" },
      { n: 0, t: "x0" },
    ]);
    expect(Object.keys(rows[0]!)).toEqual(["n", "t"]);
  });

  it("gives no rows for an empty result", async () => {
    expect(await queryRows(await db, "SELECT 1 AS n WHERE false")).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["NULL", null],
    ["true", true],
    ["CAST(7 AS INTEGER)", 7],
    ["CAST(7 AS BIGINT)", 7],
    ["sum(7)", 7],
    ["CAST(0.5 AS DOUBLE)", 0.5],
    ["0.25", 0.25],
    ["CAST(12.50 AS DECIMAL(18, 2))", 12.5],
    ["'007'", "007"],
    ["TIMESTAMP '2024-03-01 09:30:00.281999'", "2024-03-01T09:30:00.281Z"],
    ["DATE '2024-03-01'", "2024-03-01"],
    ["INTERVAL 1 DAY", "1 day"],
    ["TIME '09:30:00'", "09:30:00"],
    ["[1, 2]", "[1, 2]"],
  ])("gives %s as %j", async (sql, value) => {
    expect(await one(sql)).toBe(value);
  });

  it("keeps NUL characters, emoji and right-to-left marks in text", async () => {
    expect(await one("'a' || chr(0) || '🙂\u202e'")).toBe("a\0🙂\u202e");
  });

  it("keeps a column named __proto__ as a column", async () => {
    const [row] = await queryRows(await db, `SELECT 1 AS "__proto__"`);
    expect(Object.entries(row!)).toEqual([["__proto__", 1]]);
  });

  it("throws what DuckDB says about a wrong query", async () => {
    await expect(queryRows(await db, "SELECT * FROM nowhere")).rejects.toThrow("nowhere");
  });
});
