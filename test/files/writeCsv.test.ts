import fc from "fast-check";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { quoteLiteral } from "../../src/files/quoteSql";
import { writeCsv } from "../../src/files/writeCsv";
import { type DuckDBConnection, openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { temporaryFolder } from "./temporaryFolder";

const folder = temporaryFolder();
const FORMULA_START = /^'*[=+\-@\t\r\0]/;

describe("writeCsv(db, query, file)", () => {
  let db: DuckDBConnection;
  beforeAll(async () => {
    db = await openDatabase();
  });

  async function written(query: string): Promise<string> {
    const file = join(folder, "it's.csv");
    await writeCsv(db, query, file);
    return readFileSync(file, "utf8");
  }

  it.each([
    ["=1+1", "'=1+1"],
    ["+49", "'+49"],
    ["-rf", "'-rf"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", `"'\r=1"`],
    ["\0=1", "'\0=1"],
    ["a=1", "a=1"],
    ["'=1", "''=1"],
    ["'a", "'a"],
    ['say "hi"', '"say ""hi"""'],
    ["a,b", '"a,b"'],
    ["a\nb", '"a\nb"'],
    ["Zoë 東京 🔑", "Zoë 東京 🔑"],
    ["", '""'],
  ])("writes the cell %j as %j", async (text, cell) => {
    expect(await written(`SELECT ${quoteLiteral(text)} AS a, 1 AS b`)).toBe(`a,b\n${cell},1\n`);
  });
  it("leaves null empty, and numbers, times and dates without a guard: −1 stays −1", async () => {
    const query = `SELECT NULL::VARCHAR AS a, -1 AS b, -0.5::DOUBLE AS c, TIMESTAMP '2026-03-02 08:00:00.5' AS d,
      NULL::TIMESTAMP AS e, true AS f`;
    expect(await written(query)).toBe("a,b,c,d,e,f\n,-1,-0.5,2026-03-02T08:00:00.500000Z,,true\n");
  });
  it("writes only the header when there are no rows", async () => {
    expect(await written('SELECT 1 AS a, \'x\' AS "b ""c""" LIMIT 0')).toBe('a,"b ""c"""\n');
  });
  it("keeps the order of a long query", async () => {
    const lines = (await written("SELECT i FROM range(300000) t(i) ORDER BY i DESC")).trimEnd().split("\n").slice(1);
    expect(lines.length).toBe(300_000);
    expect(lines.every((line, index) => Number(line) === 299_999 - index)).toBe(true);
  });
  it("is read back by DuckDB as it was, but for the guard (property)", async () => {
    const characters = fc.constantFrom(
      "=",
      "+",
      "-",
      "@",
      "\t",
      "\r",
      "\n",
      "\0",
      '"',
      "'",
      ",",
      ";",
      "#",
      "\\",
      " ",
      "a",
      "é",
      "🔑",
    );
    const cell = fc.oneof(fc.string({ unit: characters }), fc.string({ unit: "binary" }), fc.constant(null));
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    const file = join(folder, "property.csv");
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const literal = (text: string | null) => (text === null ? "NULL::VARCHAR" : quoteLiteral(text));
        const values = table.map(([a, b], row) => `(${row}, ${literal(a)}, ${literal(b)})`).join(", ");
        await writeCsv(db, `SELECT a, b FROM (VALUES ${values}) t(row, a, b) ORDER BY row`, file);
        const read = await queryRows(
          db,
          `SELECT a, b FROM read_csv(${quoteLiteral(file)}, header = true, auto_detect = false, delim = ',', quote = '"',
             escape = '"', columns = {a: 'VARCHAR', b: 'VARCHAR'}, allow_quoted_nulls = false, new_line = '\\n')`,
        );
        const guarded = (text: string | null) => (text !== null && FORMULA_START.test(text) ? `'${text}` : text);
        expect(read).toEqual(table.map(([a, b]) => ({ a: guarded(a), b: guarded(b) })));
      }),
    );
  });
  it("writes the same bytes twice", async () => {
    const query = "SELECT i, 'x' || i AS x FROM range(5000) t(i) ORDER BY i";
    expect(await written(query)).toBe(await written(query));
  });
  it("names the file when a file stands where its folder should be", async () => {
    writeFileSync(join(folder, "plain"), "");
    const file = join(folder, "plain/out.csv");
    await expect(writeCsv(db, "SELECT 1 AS a", file)).rejects.toThrow(
      new Error(`${file}: cannot be written (a file stands where a folder is needed)`),
    );
  });
  it("leaves nothing behind when the query fails half-way", async () => {
    const file = join(folder, "failed.csv");
    const query = "SELECT CASE WHEN i = 50000 THEN error('half-way') ELSE 'x' END AS a FROM range(60000) t(i)";
    await expect(writeCsv(db, query, file)).rejects.toThrow("half-way");
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
  });
});
