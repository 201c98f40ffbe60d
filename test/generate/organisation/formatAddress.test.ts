import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAddress } from "../../../src/generate/organisation/formatAddress";

describe("formatAddress(address)", () => {
  it.each([
    [0, "0.0.0.0"],
    [0xcb007105, "203.0.113.5"],
    [0x0a000001, "10.0.0.1"],
    [2 ** 31, "128.0.0.0"],
    [2 ** 32 - 1, "255.255.255.255"],
  ])("of %d is %s", (address, text) => {
    expect(formatAddress(address)).toBe(text);
  });
  it("holds the number, octet by octet (property)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (address) => {
        expect(formatAddress(address).split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0)).toBe(address);
      }),
    ); // prettier-ignore
  });
});
