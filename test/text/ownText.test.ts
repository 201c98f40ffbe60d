import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownText } from "../../src/text/ownText";

describe("ownText", () => {
  it("is the same text, whatever it holds (property)", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => ownText(text) === text));
  });

  it("keeps halves of surrogate pairs, which no UTF-8 has", () => {
    expect(ownText("twelve and a \ud83d")).toBe("twelve and a \ud83d");
  });
});
