import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownText } from "../../src/text/ownText";

describe("ownText(text)", () => {
  it("is the same text, with half characters too (property)", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\ud800x", "é\0", "\u0100", ""));
    fc.assert(
      fc.property(text, (text) => {
        expect(ownText(text)).toBe(text);
      }),
    );
  });
});
