import { describe, expect, it } from "vitest";
import { commonBits, parseNetwork } from "../../src/addresses/Network";
import { parseAddress } from "../../src/addresses/parseAddress";

describe("parseNetwork(text)", () => {
  it("reads an address and a number of bits", () => {
    expect(parseNetwork("10.0.0.0/8")).toEqual({ words: [0x0a000000], bits: 8 });
    expect(parseNetwork("fc00::/7").bits).toBe(7);
  });
  it.each(["10.0.0.0", "10.0.0.0/33", "ten/8", "::/129", "/8"])("refuses %s", (text) => {
    expect(() => parseNetwork(text)).toThrow(
      new RangeError(`parseNetwork: expected a network such as 10.0.0.0/8, got ${text}`),
    );
  });
});

describe("commonBits(words, network)", () => {
  it.each([
    ["10.1.2.3", "10.0.0.0/8", 8],
    ["11.1.2.3", "10.0.0.0/8", 7],
    ["138.1.2.3", "10.0.0.0/8", 0],
    ["172.31.255.255", "172.16.0.0/12", 12],
    ["172.32.0.0", "172.16.0.0/12", 10],
    ["::1", "::1/128", 128],
    ["::2", "::1/128", 126],
    ["2001:db8::1", "2001:db8:0:1::/64", 63],
    ["10.0.0.0", "::/8", 0],
  ])("of %s and %s is %i", (address, network, bits) => {
    expect(commonBits(parseAddress(address)!.words, parseNetwork(network))).toBe(bits);
  });
});
