import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { formatTableHtml, formatTableText, showTable } from "../../src/notebook/showTable";
import { toDataFrame } from "../../src/notebook/toDataFrame";

const rows = [
  { user: "<b>eve</b>", score: 0.98765, count: 12n, at: new Date(0) },
  { user: "bob\x1b[2J\u202e", score: 0.00001234, count: 3n, at: null },
];

describe("formatTableText(table, options)", () => {
  it("aligns numbers right and text left, and makes control characters visible", () => {
    expect(formatTableText(rows, { title: "Strange" })).toBe(
      [
        "Strange",
        "user            score  count  at",
        "----------  ---------  -----  ------------------------",
        "<b>eve</b>      0.988     12  1970-01-01T00:00:00.000Z",
        "bob�[2J�    0.0000123      3",
      ].join("\n"),
    );
  });
  it("says how many rows there are when it does not show all", () => {
    const many = Array.from({ length: 50 }, (_, n) => ({ n }));
    expect(formatTableText(many, { maxRows: 2 })).toBe("n\n-\n0\n1\n2 of 50 rows");
    expect(formatTableText(toDataFrame(many), { maxRows: 2 })).toBe("n\n-\n0\n1\n2 of 50 rows");
  });
  it("shows missing values as nothing and rounds to the digits asked for", () => {
    expect(formatTableText([{ a: 1.23456, b: null }, { a: NaN }], { digits: 1 })).toBe("  a  b\n---  -\n1.2\n");
  });
});

describe("formatTableHtml(table, options)", () => {
  it("escapes names, values and title", () => {
    const html = formatTableHtml([{ "<i>": "<b>" }], { title: "a & b" });
    expect(html).toBe(
      '<table class="dataframe"><caption style="text-align:left">a &amp; b</caption>' +
        '<thead><tr><th style="text-align:left">&lt;i&gt;</th></tr></thead>' +
        '<tbody><tr><td style="text-align:left">&lt;b&gt;</td></tr></tbody></table>',
    );
  });
  it("has only its own tags, whatever the values hold (property)", () => {
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."<>\"'/tdscript =") }));
    fc.assert(
      fc.property(fc.array(fc.record({ a: value }), { minLength: 1 }), (table) => {
        const tags = formatTableHtml(table, { maxRows: 1000 }).match(/<[^>]*>/g)!;
        expect(
          tags.filter((tag) => !/^<\/?(?:table|thead|tbody|tr|t[dh])(?: (?:class|style)="[\w:-]+")?>$/.test(tag)),
        ).toEqual([]);
        expect(tags.filter((tag) => tag === "<tr>")).toHaveLength(table.length + 1);
      }),
    );
  });
});

describe("showTable(table, options)", () => {
  it("prints the plain text outside a kernel", () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    showTable([{ a: 1 }]);
    expect(write).toHaveBeenCalledWith("a\n-\n1\n");
    write.mockRestore();
  });
});
