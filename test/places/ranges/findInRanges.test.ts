import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInRanges } from "../../../src/places/ranges/findInRanges";
import { parseRanges } from "../../../src/places/ranges/parseRanges";
import { parseAddress } from "../../../src/addresses/parseAddress";
import { longIpv6 } from "../../addresses/anyAddress";

const CSV = '1.0.0.0,1.0.0.255,13335,"Cloudflare, Inc."\n1.0.4.0,1.0.7.255,38803,Gtelecom\n';
const find = (csv: string, address: string, width: 1 | 4 = 1) =>
  findInRanges(parseRanges("test.csv", csv, width), parseAddress(address)!.words);

describe("findInRanges(table, words)", () => {
  it.each([
    ["0.255.255.255", null],
    ["1.0.0.0", 13335],
    ["1.0.0.255", 13335],
    ["1.0.1.0", null],
    ["1.0.4.0", 38803],
    ["1.0.7.255", 38803],
    ["1.0.8.0", null],
    ["255.255.255.255", null],
  ])("finds %s between the first and the last address of its range: %j", (address, asn) => {
    expect(find(CSV, address)).toBe(asn);
  });

  it("finds IPv6 by all 128 bits", () => {
    const csv = "2a00::1:0,2a00::1:ffff,7\n2a00:0:0:1::,2a00:0:0:1::,8\n";
    expect(
      ["2a00::ffff", "2a00::1:5", "2a00::2:0", "2a00:0:0:1::", "2a00:0:0:1::1"].map((a) => find(csv, a, 4)),
    ).toEqual([null, 7, null, 8, null]);
  });

  it("is null for an address of the other width, and in an empty table", () => {
    expect(find(CSV, "2a00::1")).toBeNull();
    expect(find("", "1.0.0.0")).toBeNull();
  });

  it("knows nothing beyond the end of the range that begins last, where ranges overlap", () => {
    const csv = "1.0.0.0,1.0.0.255,1\n1.0.0.16,1.0.0.31,2\n";
    expect(["1.0.0.15", "1.0.0.16", "1.0.0.31", "1.0.0.32"].map((a) => find(csv, a))).toEqual([1, 2, 2, null]);
  });

  it.each([1, 4] as const)("is what a linear scan over the ranges gives, in width %i (property)", (width) => {
    // Few addresses, so that ranges touch, overlap and repeat.
    const toWords = (n: number): number[] => (width === 1 ? [n] : [0x2a000000, n >>> 4, 0, n & 15]);
    const toText = (n: number): string => (width === 1 ? `0.0.0.${n}` : longIpv6(toWords(n)));
    const range = fc.record({ start: fc.nat(200), length: fc.nat(20), value: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), (ranges) => {
        const sorted = [...ranges].sort((a, b) => a.start - b.start);
        const lines = sorted.map((r) => `${toText(r.start)},${toText(r.start + r.length)},${r.value}`);
        const table = parseRanges("test.csv", lines.join("\n"), width);
        for (let address = 0; address <= 225; address++) {
          const last = sorted.filter(({ start }) => start <= address).at(-1);
          const scanned = last !== undefined && address <= last.start + last.length ? last.value : null;
          expect(findInRanges(table, toWords(address))).toBe(scanned);
        }
      }),
    );
  });
});

describe("parseRanges(file, text, width)", () => {
  it("reads a last line without a line end", () => {
    expect(parseRanges("test.csv", CSV.trimEnd(), 1).values).toEqual(Uint32Array.of(13335, 38803));
  });

  it.each([
    ["no address", "1.0.0.0,x,1\n"],
    ["IPv6 among IPv4", "2a00::,2a00::1,1\n"],
    ["no number", "1.0.0.0,1.0.0.1,AS1\n"],
    ["AS 0, which is nobody", "1.0.0.0,1.0.0.1,0\n"],
    ["a missing number", "1.0.0.0,1.0.0.1\n"],
    ["a blank line", "\n"],
    ["a range before the one above", "0.0.0.1,0.0.0.2,1\n"],
  ])("refuses %s by file and line", (_, line) => {
    expect(() => parseRanges("test.csv", `0.0.0.5,0.0.0.9,1\n${line}`, 1)).toThrow(
      "test.csv:2: is damaged, expected first address, last address and number in order",
    );
  });
});
