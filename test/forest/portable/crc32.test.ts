import { crc32 as zlibCrc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../../src/forest/portable/crc32";

describe("crc32(bytes)", () => {
  it("is 0xcbf43926 for the digits 1 to 9, the check value of the catalogues", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  });

  it("is 0 for nothing", () => {
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it("is what zlib says (property)", () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(crc32(bytes)).toBe(zlibCrc32(bytes))));
  });
});
