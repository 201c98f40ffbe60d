import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsvRecord } from "../../../src/files/formatCsvRecord";
import { parseCsvRecord } from "../../../src/logs/csv/parseCsvRecord";

describe("parseCsvRecord(text, delimiter)", () => {
  it.each<[string, string[]]>([
    ["a,b,c", ["a", "b", "c"]],
    ["", [""]],
    [",", ["", ""]],
    ["a,", ["a", ""]],
    ['"a","b"', ["a", "b"]],
    ['a,"b ""c"""', ["a", 'b "c"']],
    ['""', [""]],
    ['"",', ["", ""]],
    ['"a,b",c', ["a,b", "c"]],
    ['"a\nb",c', ["a\nb", "c"]],
    ['"a\r\nb",""', ["a\r\nb", ""]],
    ['""""', ['"']],
    [" a , b ", [" a ", " b "]],
  ])("splits %j as RFC 4180 says", (text, fields) => {
    expect(parseCsvRecord(text, ",")).toEqual(fields);
  });

  it("takes a quote within an unquoted field as text", () => {
    expect(parseCsvRecord('a"b"c,5" disk, "x"', ",")).toEqual(['a"b"c', '5" disk', ' "x"']);
  });

  it("is open when a quoted field has no end", () => {
    expect(parseCsvRecord('a,"b', ",")).toBe("open");
    expect(parseCsvRecord('a,"b""', ",")).toBe("open");
    expect(parseCsvRecord('"', ",")).toBe("open");
  });

  it("is malformed when text follows a closing quote", () => {
    expect(parseCsvRecord('"a"b,c', ",")).toBe("malformed");
    expect(parseCsvRecord('"a" ,c', ",")).toBe("malformed");
  });

  it("splits at the given delimiter only", () => {
    expect(parseCsvRecord('a;"b;c";d,e', ";")).toEqual(["a", "b;c", "d,e"]);
    expect(parseCsvRecord("a\tb c\t", "\t")).toEqual(["a", "b c", ""]);
  });

  it("gives back any fields that formatCsvRecord wrote (property)", () => {
    const field = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", " ", ";") }),
    );
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 8 }), (fields) => {
        expect(parseCsvRecord(formatCsvRecord(fields).slice(0, -1), ",")).toEqual(fields);
      }),
    );
  });

  it("gives fields, open or malformed for any text (property)", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ",", "\n", "a") }), (text) => {
        const fields = parseCsvRecord(text, ",");
        if (Array.isArray(fields)) expect(fields.length).toBeGreaterThan(0);
        else expect(["open", "malformed"]).toContain(fields);
      }),
    );
  });
});
