import fc from "fast-check";
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { base32 } from "../../src/pseudonyms/base32";
import { createTextMac } from "../../src/pseudonyms/createTextMac";
import { anyKey } from "./anyKey";

const key = anyKey();
const mac = createTextMac(key);

describe("createTextMac(key)", () => {
  it("is HMAC-SHA-256 of any text, cut to 80 bits, as Node computes it (property)", () => {
    const hexKey = Buffer.from(key).toString("hex");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constant("\ud800x"), fc.constant("")), (text) => {
        const expected = createHmac("sha256", hexKey).update(text).digest("hex").slice(0, 20);
        expect(mac(text)).toBe(base32(expected));
      }),
    );
  });
  it("is another one for another key", () => {
    expect(createTextMac(anyKey("other"))("ada")).not.toBe(mac("ada"));
  });
  it("is different for half a million texts that differ little", () => {
    const codes = new Set(Array.from({ length: 500_000 }, (_, index) => mac(`user${index}`)));
    expect(codes.size).toBe(500_000);
  });
  it("refuses a key of another length", () => {
    expect(() => createTextMac(new Uint8Array(31))).toThrow(
      new RangeError("createTextMac: key must be 32 bytes, got 31"),
    );
  });
});
