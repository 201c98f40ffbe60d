import { describe, expect, it } from "vitest";
import { deriveKey } from "../../src/pseudonyms/deriveKey";
import { anyKey } from "./anyKey";

describe("deriveKey(key, purpose)", () => {
  it("is HKDF-SHA-256, so that files can be revealed for years", () => {
    // python3 (RFC 5869 by hand): prk = hmac.new(bytes(32), bytes(range(32)), sha256).digest()
    // hmac.new(prk, b"authlens pseudonyms 1: user\x01", sha256).hexdigest()
    const key = Uint8Array.from({ length: 32 }, (_, index) => index);
    expect(Buffer.from(deriveKey(key, "user")).toString("hex")).toBe(
      "21065e056829c599059df67c83674a93054d74d84cfcb495c11e31c80039054a",
    );
  });
  it("is another key for another purpose or another key", () => {
    const keys = [deriveKey(anyKey(), "user"), deriveKey(anyKey(), "host"), deriveKey(anyKey("other"), "user")];
    expect(new Set(keys.map(String)).size).toBe(3);
  });
});
