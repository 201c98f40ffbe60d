import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeXmlText } from "../../../../src/logs/windows/xml/decodeXmlText";
import { escapeXml } from "../eventSpellings";

describe("decodeXmlText(text)", () => {
  it.each([
    ["ada", "ada"],
    ["", ""],
    ["a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;", `a <b> & "c" 'd'`],
    ["&#38;&#x26;&#X26;", null],
    ["&#38;&#x26;&#xE9;&#128578;", "&&é🙂"],
    ["&amp;lt;", "&lt;"],
    ["&lt;/Data&gt;", "</Data>"],
  ])("decodes %j as %j", (text, expected) => {
    expect(decodeXmlText(text)).toBe(expected);
  });
  it.each(["&", "a & b", "&nbsp;", "&lt", "&;", "&#;", "&#x;", "&#1114112;", "&#xFFFFFF;", "&constructor;"])(
    "is null for %j, which is no XML",
    (text) => {
      expect(decodeXmlText(text)).toBeNull();
    },
  );
  it("gives back what was escaped (property)", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decodeXmlText(escapeXml(text))).toBe(text);
      }),
    );
  });
});
