import fc from "fast-check";
import { isIP } from "node:net";
import { describe, expect, it } from "vitest";
import { ipv4Word } from "../../src/addresses/ipv4Word";
import { parseAddress } from "../../src/addresses/parseAddress";
import { anyAddress, anyIpv6Words, longIpv6 } from "./anyAddress";

const hex = (text: string) => parseAddress(text)?.words.map((word) => word.toString(16));

describe("parseAddress(text)", () => {
  it.each([
    ["0.0.0.0", ["0"]],
    ["192.0.2.1", ["c0000201"]],
    ["255.255.255.255", ["ffffffff"]],
    ["::", ["0", "0", "0", "0"]],
    ["::1", ["0", "0", "0", "1"]],
    ["1::", ["10000", "0", "0", "0"]],
    ["1:2::8", ["10002", "0", "0", "8"]],
    ["1:2:3:4:5:6:7:8", ["10002", "30004", "50006", "70008"]],
    ["1:2:3:4:5:6:7::", ["10002", "30004", "50006", "70000"]],
    ["::2:3:4:5:6:7:8", ["2", "30004", "50006", "70008"]],
    ["64:ff9b::192.0.2.1", ["64ff9b", "0", "0", "c0000201"]],
    ["1:2:3:4:5:6:192.0.2.1", ["10002", "30004", "50006", "c0000201"]],
    ["2001:DB8::A", ["20010db8", "0", "0", "a"]],
  ])("gives the 32-bit words of %s", (text, words) => {
    expect(hex(text)).toEqual(words);
    expect(parseAddress(text)!.text).toBe(text);
  });

  it.each(["::ffff:192.0.2.1", "::FFFF:c000:201", "0:0:0:0:0:ffff:192.0.2.1"])(
    "takes the IPv4 address out of %s",
    (text) => {
      expect(parseAddress(text)).toEqual({ text: "192.0.2.1", words: [0xc0000201] });
    },
  );

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "1.2.3.256",
    "1.2.3.",
    ".1.2.3",
    "1..2.3",
    "192.030.0.6",
    "00.0.0.0",
    "1.2.3.4:22",
    " 1.2.3.4",
    "1.2.3.4 ",
    "１.2.3.4",
    "0x1.2.3.4",
    "1e1.2.3.4",
    "fe80::1%eth0",
    "[::1]",
    "1::2::3",
    ":::",
    "12345::",
    "1:2:3:4:5:6:7:8:9",
    "UNKNOWN",
    "example.com",
  ])("is null for %j", (text) => {
    expect(parseAddress(text)).toBeNull();
  });

  it("takes for an address what Node takes for one, but for zones (property)", () => {
    const piece = fc.constantFrom(..."0123456789abcdefABCDEF:.:.::", "%", " ", "255", "ffff", "00", "g");
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join("")),
      anyAddress,
    );
    fc.assert(
      fc.property(text, (address) => {
        expect(parseAddress(address) !== null).toBe(isIP(address) > 0 && !address.includes("%"));
      }),
      { numRuns: 2000 },
    );
  });

  it("gives any IPv6 address the same words, written long or as URLs shorten it (property)", () => {
    fc.assert(
      fc.property(anyIpv6Words, (words) => {
        fc.pre(!(words[0] === 0 && words[1] === 0 && words[2] === 0xffff));
        const short = new URL(`http://[${longIpv6(words)}]/`).hostname.slice(1, -1);
        expect(parseAddress(longIpv6(words))!.words).toEqual(words);
        expect(parseAddress(short)!.words).toEqual(words);
      }),
    );
  });
});

describe("ipv4Word(text)", () => {
  it("is -1 for an address of IPv6", () => {
    expect(ipv4Word("::1")).toBe(-1);
  });
});
