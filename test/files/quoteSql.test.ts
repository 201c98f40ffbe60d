import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteLiteral, quoteName } from "../../src/files/quoteSql";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";

const text = fc.string({ unit: fc.oneof(fc.constantFrom("'", '"', "\\", "\0", "\n", ";", "-"), fc.string()) });

describe("quoteLiteral(text)", () => {
  it("doubles single quotes", () => {
    expect(quoteLiteral("it's")).toBe("'it''s'");
  });
  it("is that text to the database, whatever is in it (property)", async () => {
    const db = await openDatabase();
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(await queryRows(db, `SELECT ${quoteLiteral(value)} AS value`)).toEqual([{ value }]);
      }),
    );
  });
});

describe("quoteName(name)", () => {
  it("doubles double quotes", () => {
    expect(quoteName('a"b')).toBe('"a""b"');
  });
  it("is that name to the database (property)", async () => {
    const db = await openDatabase();
    const name = text.filter((some) => some !== "" && !some.includes("\0"));
    await fc.assert(
      fc.asyncProperty(name, async (some) => {
        const [row] = await queryRows(db, `SELECT 1 AS ${quoteName(some)}`);
        expect(Object.keys(row!)).toEqual([some]);
      }),
    );
  });
});
