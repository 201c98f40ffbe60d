import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileExpression } from "../../../src/features/engine/compileExpression";
import { openDatabase } from "../../../src/logs/openDatabase";

const NAMES = ["a", "b"];
const known = new Set(NAMES);

function valueOf(sql: string, a: number, b: number): number {
  const { names, run } = compileExpression(sql, known)!;
  const out = new Float64Array(1);
  run(
    1,
    out,
    names.map((name) => Float64Array.of(name === "a" ? a : b)),
  );
  return out[0]!;
}

/** Expressions of numbers and of truths, some levels deep. */
const { sql } = fc.letrec<{ sql: string; truth: string }>((tie) => {
  const [number, truth] = [tie("sql"), tie("truth")];
  const both = (join: (x: string, y: string) => string) => fc.tuple(number, number).map(([x, y]) => join(x, y));
  return {
    sql: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("a", "b", "0", "2", "1e1", "NULL", '"a"'),
      fc.constantFrom("+", "-", "*").chain((sign) => both((x, y) => `${x} ${sign} (${y})`)),
      both((x, y) => `(${x}) / (${y})`),
      both((x, y) => `coalesce(${x}, ${y})`),
      both((x, y) => `greatest(${x}, ${y}, 1) - LEAST(${y}, ${x})`),
      number.map((x) => `-(${x})`),
      number.map((x) => `abs(floor(${x}))`),
      number.map((x) => `power(${x}, 2)`),
      number.map((x) => `ln(1 + abs(${x}))`),
      fc.tuple(truth, number, number).map(([t, x, y]) => `CASE WHEN ${t} THEN ${x} ELSE ${y} END`),
      fc.tuple(truth, truth, number).map(([t, u, x]) => `case when ${t} then 1 when ${u} then ${x} end`),
    ),
    truth: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("<", "<=", ">", ">=", "=", "<>").chain((sign) => both((x, y) => `(${x}) ${sign} (${y})`)),
      fc.tuple(number, fc.constantFrom("IS NULL", "IS NOT NULL")).map(([x, is]) => `(${x}) ${is}`),
      truth.map((t) => `NOT (${t})`),
      fc.tuple(truth, fc.constantFrom("AND", "or"), truth).map(([t, join, u]) => `(${t} ${join} ${u})`),
    ),
  };
});

describe("compileExpression(sql, known)", () => {
  it.each<[string, number]>([
    ["1 + 2 * 3 - 4 / 8", 6.5],
    ["-a - -b", -3 + 5],
    ["(a + b) * 2", 16],
    ["CASE WHEN a < b AND NOT a = b THEN 10 END", 10],
    ["CASE WHEN NULL > 1 THEN 1 WHEN NOT (NULL > 1) THEN 2 ELSE 3 END", 3],
    ["CASE WHEN NULL > 1 OR a = 3 THEN 1 ELSE 0 END", 1],
    ["coalesce(NULL, a)", 3],
    ["greatest(NULL, a, b)", 5],
    ["nullif(a, 3)", NaN],
    ["coalesce(a / (b - 5), 7)", 7],
    ["CASE WHEN 0 / 0 IS NULL THEN 1 ELSE 0 END", 1],
    ["a >= 3", 1],
    ["ln(1)", 0],
    ["radians(180) - pi()", 0],
    ["86400e6 + .5", 86_400_000_000.5],
  ])("%s with a = 3 and b = 5", (text, expected) => {
    expect(valueOf(text, 3, 5)).toBe(expected);
  });
  it("grows with the expression, not with the square of its levels", () => {
    const nested = Array.from({ length: 90 }).reduce<string>((sql) => `CASE WHEN ${sql} <> 1 THEN 1 ELSE 0 END`, "a");
    expect(valueOf(nested, 3, 5)).toBe(0);
  });
  it("is what the database makes of it (property)", async () => {
    const db = await openDatabase();
    const numbers = fc.constantFrom(NaN, 0, 1, -2, 0.5, 7);
    await fc.assert(
      fc.asyncProperty(sql, numbers, numbers, async (text, a, b) => {
        if (compileExpression(text, known) === null) {
          expect(text).toMatch(/coalesce\([^]*ln\(/);
          return;
        }
        const column = (value: number, name: string): string =>
          `${Number.isNaN(value) ? "CAST(NULL AS DOUBLE)" : `CAST(${value} AS DOUBLE)`} AS ${name}`;
        const query = `SELECT CAST((${text}) AS DOUBLE) FROM (SELECT ${column(a, "a")}, ${column(b, "b")})`;
        const [[asked]] = (await db.runAndReadAll(query)).getRows() as [[number | null]];
        const [own, other] = [valueOf(text, a, b), asked ?? NaN];
        // The two logarithms may differ in the last bit.
        if (Number.isFinite(own) && Number.isFinite(other)) expect(own).toBeCloseTo(other, 8);
        else expect(own).toBe(other);
      }),
      { numRuns: 300 },
    );
    db.closeSync();
  }, 60_000);
  it.each([
    ...["coalesce(a, ln(b))", "coalesce(sqrt(a), 1)"],
    ...["a // 2", "a % 2", "a || 'x'", "CAST(a AS INTEGER)", "round(a)", "power(a, 3)", "power(a, 1/2)", "log2(a)"],
    ...["c", "'text'", "a IN (1, 2)", "a BETWEEN 1 AND 2", "a LIKE b", "CASE a WHEN 1 THEN 2 END", "CASE END", "a ="],
    ...["", "a b", "(a", "a)", "a; b", "ln()", "ln(a, b)", "NOT a", "(a = b) + 1", "constructor(a)", "toString(a)"],
    ...["a[0]", "`a`", "process.exit()", "a\\u0020", '"c"', "(SELECT a)", "a::INTEGER", "$1", "case", "null null"],
  ])("leaves %s to the database", (text) => {
    expect(compileExpression(text, known)).toBeNull();
  });
  it.each(["ln(0)", "ln(a - 9)", "sqrt(-1)", "asin(1.5)"])("refuses %s, as the database does", (text) => {
    expect(() => valueOf(text, 3, 5)).toThrow(RangeError);
  });
});
