import fc from "fast-check";
import { SocketAddress } from "node:net";
import { describe, expect, it } from "vitest";
import { addressText } from "../../src/addresses/addressText";
import { parseAddress } from "../../src/addresses/parseAddress";

const words = (text: string) => parseAddress(text)!.words;

describe("addressText(words)", () => {
  it("writes IPv4 in dotted form", () => {
    expect(addressText([0x0a00c801])).toBe("10.0.200.1");
  });
  it.each([
    ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["2001:0DB8:0:0:0:0:2:0001", "2001:db8::2:1"],
    ["0:0:0:0:0:0:0:0", "::"],
    ["1:0:0:0:0:0:0:0", "1::"],
  ])("writes %s as RFC 5952 recommends", (text, expected) => {
    expect(addressText(words(text))).toBe(expected);
  });
  it("agrees with the system, and is read back (property)", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const written = addressText(words(text));
        expect(words(written)).toEqual(words(text));
        const family = text.includes(":") ? "ipv6" : "ipv4";
        const system = new SocketAddress({ address: text, family }).address;
        if (!text.includes(".") && !system.includes(".")) expect(written).toBe(system);
      }),
    );
  });
});
