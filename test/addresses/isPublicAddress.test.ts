import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPublicAddress } from "../../src/addresses/isPublicAddress";
import { parseAddress } from "../../src/addresses/parseAddress";
import { SPECIAL_NETWORKS } from "../../src/addresses/SPECIAL_NETWORKS";
import { longIpv6 } from "./anyAddress";

const isPublic = (text: string) => isPublicAddress(parseAddress(text)!);

/** The addresses of a network, by the bits that follow its prefix. */
function addressIn(network: string, host: bigint): string {
  const [first, length] = network.split("/") as [string, string];
  const { words } = parseAddress(first)!;
  const bits = 32 * words.length;
  const size = 1n << BigInt(bits - Number(length));
  const address = words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n) + (((host % size) + size) % size);
  if (words.length === 1) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join(".");
  return longIpv6([96n, 64n, 32n, 0n].map((shift) => Number((address >> shift) & 0xffffffffn)));
}

describe("isPublicAddress(address)", () => {
  it.each(SPECIAL_NETWORKS)("is false from the first to the last address of %s (property)", (network) => {
    expect(isPublic(addressIn(network, 0n))).toBe(false);
    expect(isPublic(addressIn(network, -1n))).toBe(false);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (host) => {
        expect(isPublic(addressIn(network, host))).toBe(false);
      }),
    );
  });

  it.each([
    "1.0.0.0",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "126.255.255.255",
    "128.0.0.0",
    "169.253.255.255",
    "169.255.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.0.1.0",
    "192.0.3.0",
    "192.167.255.255",
    "192.169.0.0",
    "198.17.255.255",
    "198.20.0.0",
    "223.255.255.255",
    "2001:200::",
    "2001:db7:ffff::",
    "2001:db9::",
    "2003::",
    "2620:4f:7fff::",
    "2620:4f:8001::",
    "2a00::",
    "3ffe:ffff::",
    "3fff:1000::",
  ])("is true for %s, which lies beside a special network", (text) => {
    expect(isPublic(text)).toBe(true);
  });

  it.each([
    ["127.0.0.1", "loopback"],
    ["10.1.2.3", "private"],
    ["100.64.0.1", "carrier NAT"],
    ["203.0.113.5", "documentation"],
    ["241.2.3.4", "reserved, as the generator has it"],
    ["::1", "loopback"],
    ["::ffff:192.168.1.1", "private IPv4 in IPv6"],
    ["64:ff9b::808:808", "NAT64"],
    ["2001::1", "Teredo"],
    ["2002:808:808::1", "6to4"],
    ["2001:db8::1", "documentation"],
    ["fc00::1", "private"],
    ["fe80::1", "link-local"],
    ["ff02::1", "multicast"],
  ])("is false for %s (%s)", (text) => {
    expect(isPublic(text)).toBe(false);
  });
});
