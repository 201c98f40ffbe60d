import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guarded, unguarded } from "../../src/files/formulaGuard";
import { openDatabase } from "../../src/logs/openDatabase";
import { quoteLiteral } from "../../src/files/quoteSql";
import { writeCsv } from "../../src/files/writeCsv";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { temporaryFolder } from "./temporaryFolder";

const TEXTS = ["=cmd", "+1", "-1", "@x", "\tx", "\rx", "\0x", "'=cmd", "''=cmd", "'quoted'", "ada", "", "'", "a=b"];

describe("guarded(text)", () => {
  it("puts a ' where writeCsv does", async () => {
    const [db, file] = [await openDatabase(), join(temporaryFolder(), "texts.csv")];
    const lineless = TEXTS.filter((text) => !text.includes("\r"));
    await writeCsv(
      db,
      `SELECT * FROM (VALUES ${lineless.map((text) => `(${quoteLiteral(text)})`).join(", ")}) t(x)`,
      file,
    );
    const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(lines.map((line) => line.replace(/^"(.*)"$/, "$1"))).toEqual(lineless.map(guarded));
  });
  it("is undone by unguarded (property)", () => {
    const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: fc.constantFrom("'", "=", "-", "a", "\t") }));
    fc.assert(
      fc.property(text, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });
});
