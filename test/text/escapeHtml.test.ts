import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml } from "../../src/text/escapeHtml";

describe("escapeHtml(text)", () => {
  it("replaces the five characters that mean something in HTML", () => {
    expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;");
  });
  it("leaves no < > or quotes, and unescaping gives the text back (property)", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."<>&\"';ltgampquo#39") }),
    );
    const signs = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };
    fc.assert(
      fc.property(texts, (text) => {
        const html = escapeHtml(text);
        expect(html).not.toMatch(/[<>"']/);
        expect(html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: keyof typeof signs) => signs[name])).toBe(text);
      }),
    );
  });
});
