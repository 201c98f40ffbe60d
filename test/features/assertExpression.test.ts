import { describe, expect, it } from "vitest";
import { assertExpression } from "../../src/features/assertExpression";
import { CATALOGUE } from "../../src/features/catalogue";
import { FUNCTIONS } from "../../src/features/EXPRESSION_WORDS";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";

describe("assertExpression", () => {
  it("takes every expression of the catalogue", () => {
    for (const { sql } of CATALOGUE) expect(() => assertExpression(sql)).not.toThrow();
  });

  it.each([
    "count(DISTINCT CASE WHEN failed THEN host END) OVER user_1h",
    'extract(hour FROM "timestamp") + weekday / 7.5e0',
    "CAST(length(user_agent) AS DOUBLE PRECISION)",
    "line::INTEGER % 2",
    "CASE WHEN \"timestamp\" > TIMESTAMP '2024-03-01 00:00:00' THEN 1 ELSE 0 END",
    "CASE WHEN \"user\" IN ('now', 'it''s; unknown_word') THEN 1 END",
    "coalesce(SUM(failed) OVER user_1h, 0)",
    'substring("user" FROM 1 FOR 3) IS NULL',
    "country IS NOT DISTINCT FROM 'DE'",
    "epoch(\"timestamp\" + INTERVAL '2' DAYS)",
    "CAST(asn AS DECIMAL(10, 0)) + .5 + 1e3",
    "failed::BOOLEAN AND attempt = 1",
    'extract(isodow FROM "timestamp") + extract(epoch FROM "timestamp")',
    "length(trim(BOTH ' ' FROM host))",
  ])("takes %s", (sql) => {
    expect(() => assertExpression(sql)).not.toThrow();
  });

  it.each([
    ["count(*) OVR user_1h", /^count\(…\) must be followed by OVER and the name of a window, such as user_1h$/],
    ["1 - sum(failed)", /^sum\(…\) must be followed by OVER/],
    ["failed AN attempt", /^there is no column AN; the columns are event_id, timestamp, user, /],
    ["lenght(host)", /^there is no function lenght for it; the functions are abs, acos, /],
    ["getvariable('x')", /^there is no function getvariable for it/],
    ["length(E'\\'') + 1", /^a text in it is not closed$/],
    ["length(E'\\''')", /^a text must stand as '…', got E'…'$/],
    [
      "length(replace(E'\\'' || (SELECT repeat('x', count(*)) FROM events) || '', E'\\'', ''))",
      /^a text must stand as/,
    ],
    ["length($$'$$ || (SELECT 1) || $$'$$)", /^the sign \$ has no place in it$/],
    ["length('it)", /^a text in it is not closed$/],
    ["CASE WHEN failed::BOOLEAN OR random() > 0.5 THEN 1 END", /^random has another value each time: two runs/],
    ["CASE WHEN failed::BOOLEAN OR user = 'duckdb' THEN 1 END", /^write "user" with quotes, got user/],
    ["CASE WHEN CAST(failed AS BOOLEAN) AND row > 5 THEN 1 END", /^there is no column row; /],
    ["failed::BOOL2", /^there is no type BOOL2 for it; the types are tinyint, /],
    ["failed AS x", /^AS can only stand in CAST\(… AS …\)$/],
    ['epoch(age("timestamp"))', /^age has another value each time/],
    ["length(uuidv7())", /^uuidv7 has another value each time/],
    ["\"timestamp\" AT TIME ZONE 'UTC'", /^there is no column AT; /],
    ["failed) + (attempt", /^a parenthesis in it is not opened$/],
    ["(failed", /^a parenthesis in it is not closed$/],
    ['length("user"())', /^there is no function "user" for it; /],
    ["failed << 2", /^the sign << has no place in it$/],
    ["length('a\0b')", /^it must not have NUL characters$/],
    ["[failed]", /^the sign \[ has no place in it$/],
    ["events.failed", /^there is no column events; /],
    [`${"(".repeat(101)}1${")".repeat(101)}`, /^at most 100 parentheses can be inside each other$/],
    [Array(1000).fill("1").join(" + "), /^it must have at most 1500 names, numbers, texts and signs, got 1999$/],
    [
      "count(DISTINCT CASE WHEN count(*) OVER user_1h > 1 THEN host END) OVER user_1h",
      /cannot have an aggregate inside$/,
    ],
    ["hostname", /^there is no column hostname; /],
    ['count(DISTINCT "hostname") OVER user_1h', /^there is no column "hostname"; /],
    ["sum(CASE WHEN failde THEN 1 END) OVER user_1h", /^there is no column failde; /],
    ["coalesce(sum(Failed) OVER user_1h, 0)", /^there is no column Failed; /],
    ["measure_0", /^there is no column measure_0; /],
    ["length(user)", /^write "user" with quotes, got user: alone it is the database's own user$/],
    ["count(*) OVER user_1h // 2", /^engines differ in what \/\/ is: write floor\(a \/ b\)$/],
    ["failed --1\n + attempt", /^a comment cannot stand in it$/],
    ["failed /* 1 */", /^a comment cannot stand in it$/],
    ["(FROM query('SELECT count(*) FROM events'))", /^a query inside an expression could see later events, got FROM$/],
    ["line IN (VALUES (1))", /^a query inside an expression could see later events, got VALUES$/],
    ["EXISTS (FROM events)", /^a query inside an expression could see later events, got EXISTS$/],
    ["1; DROP TABLE events", /^it must be one expression, got a semicolon$/],
    ["random()", /^random has another value each time: two runs would differ$/],
    ['CASE WHEN "timestamp" > CURRENT_TIMESTAMP THEN 1 END', /^CURRENT_TIMESTAMP has another value each time/],
    [
      "count(*) OVER user_2h",
      /such as user_1h, got user_2h; a name is one of organisation, .* with one of 5m, .* behind it$/,
    ],
  ])("refuses %s", (sql, message) => {
    expect(() => assertExpression(sql)).toThrow(message);
  });

  it("knows only functions that give the same for the same, says the database", async () => {
    const db = await openDatabase();
    const rows = await queryRows(
      db,
      `SELECT function_name AS name, string_agg(DISTINCT coalesce(stability, 'macro'), '+') AS stability
       FROM duckdb_functions() WHERE function_type IN ('scalar', 'macro') GROUP BY ALL`,
    );
    const stabilities = new Map(rows.map(({ name, stability }) => [name, stability]));
    const others = FUNCTIONS.filter((name) => stabilities.get(name) !== "CONSISTENT");
    // Parts of the grammar, and what is made of others.
    expect(others.map((name) => [name, stabilities.get(name)])).toEqual([
      ["coalesce", undefined],
      ["nullif", "macro"],
      ["split_part", "macro"],
      ["extract", undefined],
    ]);
    expect(new Set(FUNCTIONS).size).toBe(FUNCTIONS.length);
    db.closeSync();
  });
});
