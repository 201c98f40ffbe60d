import { describe, expect, it } from "vitest";
import { assertExpression } from "../../src/features/assertExpression";
import { CATALOGUE } from "../../src/features/catalogue";

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
  ])("takes %s", (sql) => {
    expect(() => assertExpression(sql)).not.toThrow();
  });

  it.each([
    ["count(*) OVR user_1h", /^there is no column OVR; the columns are event_id, timestamp, user, /],
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
});
