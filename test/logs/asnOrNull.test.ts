import { describe, expect, it } from "vitest";
import { asnOrNull } from "../../src/logs/asnOrNull";

describe("asnOrNull(value)", () => {
  it.each([0, 3320, 64_512, 2 ** 32 - 1])("is %d, a number of 32 bits (RFC 6793)", (asn) => {
    expect(asnOrNull(asn)).toBe(asn);
  });
  it.each([null, NaN, Infinity, -1, 0.5, 2 ** 32])("is null for %s", (value) => {
    expect(asnOrNull(value)).toBeNull();
  });
});
