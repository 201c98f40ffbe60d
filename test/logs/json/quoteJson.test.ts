import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteJson } from "../../../src/logs/json/quoteJson";

describe("quoteJson(text)", () => {
  it("is what JSON.stringify gives, for any text (property)", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("\ud800", "\udfff\ud800", "\u2028", "\u007f"),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(quoteJson(any)).toBe(JSON.stringify(any));
      }),
      { numRuns: 1000 },
    );
    for (let unit = 0; unit < 65_536; unit += 1) {
      const one = String.fromCharCode(unit);
      if (quoteJson(one) !== JSON.stringify(one)) expect(quoteJson(one)).toBe(JSON.stringify(one));
    }
  });
  it("is null for null", () => {
    expect(quoteJson(null)).toBe("null");
  });
});
