import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsvRecord } from "../../src/files/formatCsvRecord";
import { parseCsvRecord } from "../../src/logs/csv/parseCsvRecord";

describe("formatCsvRecord(fields)", () => {
  it.each([
    [["a", 'b "c"', null], 'a,"b ""c""",\n'],
    [["a,b", "c\nd", "e\rf"], '"a,b","c\nd","e\rf"\n'],
    [[1, -0.5, ""], "1,-0.5,\n"],
    [["Zoë 東京 🔑"], "Zoë 東京 🔑\n"],
    [[], "\n"],
  ])("writes %j as %j", (fields, record) => {
    expect(formatCsvRecord(fields)).toBe(record);
  });
  it("is read back by parseCsvRecord as the same fields (property)", () => {
    const field = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", " ", "é", "🔑", "\0") }),
    );
    fc.assert(
      fc.property(fc.array(field, { minLength: 1 }), (fields) => {
        expect(parseCsvRecord(formatCsvRecord(fields).slice(0, -1), ",")).toEqual(fields);
      }),
    );
  });
});
