import fc from "fast-check";
import { BlockList, isIPv4 } from "node:net";
import { describe, expect, it } from "vitest";
import { createAddressPseudonyms } from "../../src/pseudonyms/createAddressPseudonyms";
import { anyKey } from "./anyKey";

const { substitute, restore } = createAddressPseudonyms(anyKey());

/** Node's own way to say whether an address is in a network. */
function blockList(...networks: string[]): BlockList {
  const list = new BlockList();
  for (const text of networks) {
    const [address, bits] = text.split("/") as [string, string];
    list.addSubnet(address, Number(bits), isIPv4(address) ? "ipv4" : "ipv6");
  }
  return list;
}

const KINDS = {
  private: blockList("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
  "behind a carrier": blockList("100.64.0.0/10"),
  loopback: blockList("127.0.0.0/8", "::1/128"),
  "link-local": blockList("169.254.0.0/16", "fe80::/10"),
  documentation: blockList("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32", "3fff::/20"),
  multicast: blockList("224.0.0.0/4", "ff00::/8"),
  reserved: blockList("240.0.0.0/4"),
  "global unicast": blockList("2000::/3"),
};

const octet = fc.nat(255);
const someIpv4 = fc.oneof(
  fc.ipV4(),
  fc.tuple(fc.constantFrom(9, 10, 11, 100, 127, 169, 172, 192, 198, 203, 224), octet, octet, octet).map((octets) => octets.join(".")),
  fc.tuple(fc.constantFrom("192.168", "172.16", "172.31", "169.254", "198.18", "192.0"), octet, octet).map((parts) => parts.join(".")),
); // prettier-ignore
const someIpv6 = fc.oneof(
  fc.ipV6(),
  fc.tuple(fc.constantFrom("fe80", "fc00", "fdab", "2001:db8", "2a01", "2002", "ff02", "3fff"), fc.nat(65_535)).map(([head, tail]) => `${head}::${tail.toString(16)}`),
); // prettier-ignore

describe("createAddressPseudonyms(key)", () => {
  it("gives an answer to every question about the kind of an address that is the same (property)", () => {
    fc.assert(
      fc.property(fc.oneof(someIpv4, someIpv6), (text) => {
        const pseudonym = substitute(text)!;
        const family = isIPv4(text) ? "ipv4" : "ipv6";
        for (const list of Object.values(KINDS)) expect(list.check(pseudonym, family)).toBe(list.check(text, family));
      }),
      { numRuns: 3000 },
    );
  });
  it("keeps loopback and no address, and nothing else that a machine has", () => {
    for (const text of ["127.0.0.1", "127.0.1.1", "0.0.0.0", "::", "::1"]) expect(substitute(text)).toBe(text);
    for (const text of ["10.0.0.1", "192.168.178.20", "169.254.1.1", "8.8.8.8", "fe80::1", "2a01:4f8::1"]) {
      expect(substitute(text)).not.toBe(text);
    }
  });
  it("gives the same pseudonyms tomorrow", () => {
    expect(["10.1.2.3", "8.8.8.8", "2a01:4f8::1"].map(substitute)).toMatchInlineSnapshot(`
      [
        "10.198.193.1",
        "9.7.207.240",
        "2de1:4c7:ff30:2040:70e2:3f0:700e:10fe",
      ]
    `);
  });
  it("gives IPv4 in its IPv6 wrapping the pseudonym of the IPv4 address, wrapped", () => {
    expect(substitute("::ffff:8.8.8.8")).toBe(`::ffff:${substitute("8.8.8.8")}`);
    expect(substitute("::FFFF:808:808")).toBe(`::ffff:${substitute("8.8.8.8")}`);
    expect(restore(substitute("::ffff:8.8.8.8")!)).toBe("::ffff:8.8.8.8");
  });
  it("gives one address one pseudonym, however it is spelled", () => {
    const spellings = ["2001:db8::a", "2001:DB8::A", "2001:db8:0:0:0:0:0:a", "2001:0db8:0000:0000:0000:0000:0000:000a"];
    expect(new Set(spellings.map(substitute)).size).toBe(1);
  });
  it("keeps the address of a zone an address, and hides the zone", () => {
    const [address, zone] = substitute("fe80::1%eth0")!.split("%");
    expect(address).toBe(substitute("fe80::1"));
    expect(zone).toMatch(/^[a-z2-7]{16}$/);
    expect(substitute("fe80::1%eth1")).not.toBe(substitute("fe80::1%eth0"));
  });
  it.each(["", "localhost", "192.030.0.6", "1.2.3.4:80", "example.com", "%", "x%eth0"])(
    "is null for %j, which is no address",
    (text) => {
      expect(substitute(text)).toBeNull();
      expect(restore(text)).toBeNull();
    },
  );
  it("restores what it has substituted (property)", () => {
    fc.assert(
      fc.property(someIpv4, (text) => {
        expect(restore(substitute(text)!)).toBe(text);
      }),
    );
  });
  it("gives other pseudonyms with another key", () => {
    expect(createAddressPseudonyms(anyKey("other")).substitute("8.8.8.8")).not.toBe(substitute("8.8.8.8"));
  });
});
