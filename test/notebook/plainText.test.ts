import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../src/notebook/plainText";

describe("plainText(text)", () => {
  it("leaves ordinary text as it is", () => {
    expect(plainText("Zoë 東京 😀 a-b_c")).toBe("Zoë 東京 😀 a-b_c");
  });
  it("puts line breaks and tabs on one line", () => {
    expect(plainText("a\r\nb\tc\u2028d")).toBe("a b c d");
  });
  it("makes terminal, bidi and invisible characters visible", () => {
    expect(plainText("\x1b[31mred\x07 \u202egnp.exe \u200bad\u00admin\ud800")).toBe("�[31mred� �gnp.exe �ad�min�");
  });
  it("lets no control or format character through (property)", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(plainText(text))),
    );
  });
});
