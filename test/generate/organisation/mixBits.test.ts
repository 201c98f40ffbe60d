import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mixBits } from "../../../src/generate/organisation/mixBits";

describe("mixBits(key, counter)", () => {
  it("is the finaliser of MurmurHash3 where the counter is 0: of an empty text, the hash with the key as its seed", () => {
    // Published test vectors of MurmurHash3_x86_32("", seed) for the seeds 0, 1 and 0xffffffff.
    expect(mixBits(0, 0)).toBe(0);
    expect(mixBits(1, 0)).toBe(0x514e28b7);
    expect(mixBits(0xffff_ffff, 0)).toBe(0x81f16f39);
  });
  it("agrees with exact integers for other counters, negative ones too", () => {
    // python: fmix32(12345 ^ (counter * 0x9e3779b1 & 0xffffffff)) with fmix32 written out in whole numbers
    expect(mixBits(12345, 7)).toBe(0x383ff94a);
    expect(mixBits(12345, -1)).toBe(0x7ef195c3);
  });
  it("is different for all counters of a key", () => {
    const seen = new Set(Array.from({ length: 100_000 }, (_, counter) => mixBits(77, counter)));
    expect(seen.size).toBe(100_000);
  });
  it("is a whole number in [0, 2³²), the same for the same two (property)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer(), (key, counter) => {
        const bits = mixBits(key, counter);
        expect(Number.isInteger(bits) && bits >= 0 && bits < 2 ** 32).toBe(true);
        expect(mixBits(key, counter)).toBe(bits);
      }),
    );
  });
  it("spreads evenly: each of 16 sixteenths holds 6 to 6.5 % of 100,000 neighbouring counters", () => {
    const counts = new Array<number>(16).fill(0);
    for (let counter = 0; counter < 100_000; counter++) counts[mixBits(5, counter) >>> 28]!++;
    for (const count of counts) expect(Math.abs(count - 6_250)).toBeLessThan(250);
  });
});
