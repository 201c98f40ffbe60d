import { describe, expect, it } from "vitest";
import { base32 } from "../../src/pseudonyms/base32";

describe("base32(hex)", () => {
  it.each([
    ["fooba", "mzxw6ytb"],
    ["\0\0\0\0\0", "aaaaaaaa"],
  ])("of %j is the one of RFC 4648, in small letters", (text, expected) => {
    expect(base32(Buffer.from(text, "latin1").toString("hex"))).toBe(expected);
  });
  it("agrees with Python for bytes of all kinds", () => {
    // python3 -c "import base64; print(base64.b32encode(bytes(range(0,250,25))).decode().lower())"
    const bytes = Buffer.from(Array.from({ length: 10 }, (_, index) => 25 * index));
    expect(base32(bytes.toString("hex"))).toBe("aamtes3epwlk7shb");
  });
});
