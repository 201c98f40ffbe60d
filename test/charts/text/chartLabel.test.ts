import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chartLabel } from "../../../src/charts/text/chartLabel";
import { plainLabel } from "../../../src/charts/text/plainLabel";
import { HOSTILE_NAMES } from "../hostileNames";

describe("chartLabel(text, maxLength)", () => {
  it("keeps an ordinary name as it is", () => {
    expect(chartLabel("ann.o'neil@corp.example")).toBe("ann.o'neil@corp.example");
  });
  it("shows markup, links and entities literally", () => {
    expect(chartLabel("<b>x</b>")).toBe("&lt;b&gt;x&lt;/b&gt;");
    expect(chartLabel('<a href="javascript:alert(1)">')).toBe('&lt;a href="javascript:alert(1)"&gt;');
    expect(chartLabel("&lt;")).toBe("&amp;lt;");
  });
  it("leaves no mathematics and no template to expand", () => {
    expect(chartLabel("$x^2$")).toBe("&#36;x^2&#36;");
    expect(chartLabel("%{y}")).toBe("&#37;{y}");
  });
  it("removes bidi, control and zero-width characters and lone surrogates", () => {
    expect(chartLabel("eve\u202Etxt\u200B.exe\u0000\ud800")).toBe("evetxt.exe");
  });
  it("turns line breaks and tabs into one space", () => {
    expect(chartLabel("a\r\n\tb\u2028c")).toBe("a b c");
  });
  it("keeps at most three marks on a letter", () => {
    expect(chartLabel("Z\u0341\u0342\u0344\u0345\u0346a")).toBe("Z\u0341\u0342\u0344a");
  });
  it("cuts 10,000 characters to 48, the last an ellipsis", () => {
    expect(chartLabel("A".repeat(10_000))).toBe(`${"A".repeat(47)}…`);
  });
  it("cuts before it escapes, so that no entity is cut in two", () => {
    expect(chartLabel("<<<<", 3)).toBe("&lt;&lt;…");
  });
  it("does not cut a code point in two", () => {
    expect(chartLabel("😀😀😀", 2)).toBe("😀…");
  });
  it("names what is missing or empty", () => {
    expect([chartLabel(null), chartLabel(undefined), chartLabel(""), chartLabel("\u202E")]).toEqual([
      "(none)",
      "(none)",
      "(empty)",
      "(empty)",
    ]);
  });
  it("refuses a length of 0 by name and value", () => {
    expect(() => chartLabel("a", 0)).toThrow("plainLabel: maxLength must be a whole number of at least 1, got 0");
  });
  it("never leaves a character that opens markup, and never exceeds the length (property)", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE_NAMES)), fc.nat(60), (text, n) => {
        expect(chartLabel(text, n + 1)).not.toMatch(/[<>$\p{Cc}\p{Cf}\p{Cs}]|%\{|&(?!amp;|lt;|gt;|#36;|#37;)/u);
        expect(Array.from(plainLabel(text, n + 1)).length).toBeLessThanOrEqual(n + 1);
      }),
    );
  });
});
