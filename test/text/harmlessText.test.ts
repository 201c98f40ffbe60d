import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { harmlessText } from "../../src/text/harmlessText";

describe("harmlessText(text, maxLength)", () => {
  it("replaces escape codes, character by character", () => {
    expect(harmlessText("\u001b[2Jroot")).toBe("�[2Jroot");
    expect(harmlessText("a\0b\u007fd\u009be")).toBe("a�b�d�e");
  });

  it("puts line breaks and tabs on one line", () => {
    expect(harmlessText("a\r\nb\tc\u2028d\n")).toBe("a b c d ");
  });

  it("replaces marks that turn text around, hide it or end lines", () => {
    for (const mark of ["\u061c", "\u200b", "\u200e", "\u200f", "\u2065", "\u202e", "\u2066", "\ufeff"]) {
      expect(harmlessText(`a${mark}b`)).toBe("a�b");
    }
    expect(harmlessText("soft\u00adhyphen")).toBe("soft�hyphen");
  });

  it("replaces the invisible tag characters, which can spell a hidden text", () => {
    const hidden = [..."ok"].map((letter) => String.fromCodePoint(0xe0000 + letter.codePointAt(0)!)).join("");
    expect(harmlessText(`bob${hidden}`)).toBe("bob��");
  });

  it("replaces halves of characters", () => {
    expect(harmlessText("a\ud800b\udc00")).toBe("a�b�");
  });

  it("keeps letters of every script, emoji, and the quotes and commas of CSV", () => {
    const text = 'Zoë "李" أحمد, naïve; 🙂 ❤️ 👍🏽 <b>';
    expect(harmlessText(text)).toBe(text);
  });

  it("lets an emoji that is joined from several fall into its parts", () => {
    expect(harmlessText("👩‍💻")).toBe("👩�💻");
  });

  it("cuts what is longer than maxLength and ends it in …", () => {
    expect(harmlessText("abcdef", 6)).toBe("abcdef");
    expect(harmlessText("abcdefg", 6)).toBe("abcde…");
    expect(harmlessText("abc", 1)).toBe("…");
    expect(harmlessText("x".repeat(300))).toHaveLength(200);
  });

  it("never cuts an emoji in half", () => {
    expect(harmlessText("abcd🙂efg", 6)).toBe("abcd…");
    expect(harmlessText("abcd🙂efg", 7)).toBe("abcd🙂…");
  });

  it("lets nothing through that a terminal obeys, and is at most maxLength long (property)", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
    );
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 30 }), (text, maxLength) => {
        const safe = harmlessText(text, maxLength);
        expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/); // eslint-disable-line no-control-regex
        expect(safe).not.toMatch(/\p{Cs}/u);
        expect(safe.length).toBeLessThanOrEqual(maxLength);
      }),
    );
  });
});
