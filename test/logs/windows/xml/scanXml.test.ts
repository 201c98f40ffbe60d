import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanXml } from "../../../../src/logs/windows/xml/scanXml";

/** The elements as they end, or the reason. */
function scan(xml: string) {
  const found: unknown[] = [];
  const reason = scanXml(xml, ({ path, attributes, text }) => {
    found.push([path.join("/"), [...attributes], text]);
    return true;
  });
  return reason ?? found;
}

describe("scanXml(xml, visit)", () => {
  it("visits each element at its end, with its attributes and its text", () => {
    const xml = ` <a x='1' y = "2>3">\n  <b>two &lt;</b><c/><d z=""  /> <e></e >\n</a> `;
    expect(scan(xml)).toEqual([
      ["a/b", [], "two &lt;"],
      ["a/c", [], ""],
      ["a/d", ["z", ""], ""],
      ["a/e", [], ""],
      ["a", [], null],
    ]);
  });
  it("keeps spaces and line ends of a text", () => {
    expect(scan("<a> b\n c </a>")).toEqual([["a", [], " b\n c "]]);
  });
  it("stops where the visitor says so, whatever comes then", () => {
    const seen: string[] = [];
    const reason = scanXml("<a><b/><c></a>", ({ path }) => {
      seen.push(path.join("/"));
      return false;
    });
    expect([reason, seen]).toEqual([null, ["a/b"]]);
  });
  it.each([
    ["<a>", "XML: a tag is not closed"],
    ["<a><b></b>", "XML: a tag is not closed"],
    ["<a></b>", "XML: an end tag that closes nothing"],
    ["<a></ab>", "XML: an end tag that closes nothing"],
    ["<ab></a>", "XML: an end tag that closes nothing"],
    ["<a></a", "XML: an end tag that closes nothing"],
    ["</a>", "XML: an end tag that closes nothing"],
    ["<a>x<b/></a>", "XML: text between elements"],
    ["<a><b/>x</a>", "XML: text between elements"],
    ["x<a/>", "XML: text between elements"],
    ["<a/>x", "XML: text outside"],
    ["<a/><b/>", "XML: more than one element"],
    ["<>", "XML: a tag that cannot be read"],
    ["< a/>", "XML: a tag that cannot be read"],
    ["<a b></a>", "XML: a tag that cannot be read"],
    ["<a b=c></a>", "XML: a tag that cannot be read"],
    ["<a b='c></a>", "XML: a tag that cannot be read"],
    ["<a b='<'></a>", "XML: a tag that cannot be read"],
    ["<a b='1'c='2'></a>", "XML: a tag that cannot be read"],
    ["<a/ >", "XML: a tag that cannot be read"],
    ["<a><!-- x --></a>", "XML: a tag that cannot be read"],
    ["<a><![CDATA[x]]></a>", "XML: a tag that cannot be read"],
    ["<!DOCTYPE a []><a/>", "XML: a tag that cannot be read"],
    ["<?xml version='1.0'?><a/>", "XML: a tag that cannot be read"],
  ])("refuses %s: %s", (xml, reason) => {
    expect(scan(xml)).toBe(reason);
  });
  it("never throws, and ends (property)", () => {
    const unit = fc.constantFrom("<", ">", "/", "a", "b", "=", "'", '"', " ", "\n", "!", "?", "&");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (xml) => {
        const found = scan(xml);
        expect(typeof found === "string" || Array.isArray(found)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it("is quick for texts that are made to be slow", () => {
    const start = performance.now();
    for (const part of ["<a ", "<a b='", " ", "<a>", "</", "<a b = "]) scan(part.repeat(60_000 / part.length));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
