import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressText } from "../../src/addresses/addressText";
import { commonBits, parseNetwork } from "../../src/addresses/Network";
import { parseAddress } from "../../src/addresses/parseAddress";
import { createCryptoPan, type CryptoPan } from "../../src/pseudonyms/createCryptoPan";
import { anyKey } from "./anyKey";
import { SAMPLE_KEY, SAMPLE_TRACE } from "./sampleTrace";

const sample = createCryptoPan(SAMPLE_KEY);
const NETWORKS = { within: ["10.0.0.0/8", "172.16.0.0/12", "fc00::/7"], unchanged: ["127.0.0.0/8", "::1/128"] };
const kept = createCryptoPan(anyKey(), {
  within: NETWORKS.within.map(parseNetwork),
  unchanged: NETWORKS.unchanged.map(parseNetwork),
});

const wordsOf = (text: string) => parseAddress(text)!.words;
const substituted = (pan: CryptoPan, text: string) => addressText(pan.substitute(wordsOf(text)));

const anyWord = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Addresses of one kind, as words, that are all alike, or share a beginning with others of them. */
function anyPair(words: 1 | 4): fc.Arbitrary<[number[], number[]]> {
  const inNetworks = [...NETWORKS.within, ...NETWORKS.unchanged]
    .map((text) => [...parseNetwork(text).words])
    .filter(({ length }) => length === words);
  const address = fc.array(anyWord, { minLength: words, maxLength: words });
  const beginning = fc.oneof(address, fc.constantFrom(...inNetworks));
  return fc
    .tuple(beginning, fc.nat(32 * words), address, address)
    .map(([first, shared, one, other]) => [joined(first, shared, one), joined(first, shared, other)]);
}

/** The first bits of one address, the others of another. */
function joined(first: number[], bits: number, rest: number[]): number[] {
  return rest.map((word, index) => {
    const ours = Math.min(32, Math.max(0, bits - 32 * index));
    const mask = ours === 0 ? 0 : (0xffffffff << (32 - ours)) >>> 0;
    return ((first[index]! & mask) | (word & ~mask)) >>> 0;
  });
}

const sharedBits = (one: number[], other: number[]) => commonBits(one, { words: other, bits: 32 * other.length });

describe("createCryptoPan(key)", () => {
  it.each(SAMPLE_TRACE)("gives %s the pseudonym %s, as the original does", (address, pseudonym) => {
    expect(substituted(sample, address)).toBe(pseudonym);
    expect(addressText(sample.restore(wordsOf(pseudonym)))).toBe(address);
  });
  it.each([
    ["::1", "78ff:f001:9fc0:20df:8380:b1f1:704:ed"],
    ["::ffff", "78ff:f001:9fc0:20df:8380:b1f1:704:f838"],
    ["2001:db8::1", "4401:2bc:603f:d91d:27f:ff8e:e6f1:dc1e"],
    ["2001:db8::2", "4401:2bc:603f:d91d:27f:ff8e:e6f1:dc1c"],
    ["6513:270e:269e:d37:f2a7:4de4:52e6:b438", "3aec:d806:26a8:12c7:feb9:4329:4a81:3b38"],
    ["8d11:6ece:1738:f7d9:3d9c:1724:11e2:b8f", "8d2e:b101:9bdb:7024:cd98:773a:1075:f3ff"],
  ])("gives %s the pseudonym %s, as yacryptopan 1.0.2 does", (address, pseudonym) => {
    expect(substituted(sample, address)).toBe(pseudonym);
  });
  it.each([[1], [4]] as const)("keeps the length of the common beginning of two addresses of %i words (property)", (words) => {
    fc.assert(
      fc.property(anyPair(words), fc.constantFrom(sample, kept), ([one, other], pan) => {
        expect(sharedBits(pan.substitute(one), pan.substitute(other))).toBe(sharedBits(one, other));
      }),
      { numRuns: 2000 },
    );
  }); // prettier-ignore
  it.each([[1], [4]] as const)("is undone by restore, and undoes it, for addresses of %i words (property)", (words) => {
    fc.assert(
      fc.property(anyPair(words), fc.constantFrom(sample, kept), ([address], pan) => {
        expect(pan.restore(pan.substitute(address))).toEqual(address);
        expect(pan.substitute(pan.restore(address))).toEqual(address);
      }),
      { numRuns: 500 },
    );
  }); // prettier-ignore
  it("gives all addresses of a small network pseudonyms of their own", () => {
    const pseudonyms = Array.from({ length: 65_536 }, (_, n) => sample.substitute([0xcb000000 + n]));
    expect(new Set(pseudonyms.map(String)).size).toBe(65_536);
  });
  it("leaves the address as it is", () => {
    const address = Object.freeze([0x01020304]);
    sample.substitute(address);
    sample.restore(address);
    expect(address).toEqual([0x01020304]);
  });
  it("refuses a key of another length", () => {
    expect(() => createCryptoPan(new Uint8Array(16))).toThrow(
      new RangeError("createCryptoPan: key must be 32 bytes, got 16"),
    );
  });
});

describe("createCryptoPan(key, { within, unchanged })", () => {
  it("puts an address into a network exactly when it is there already (property)", () => {
    fc.assert(
      fc.property(fc.oneof(anyPair(1), anyPair(4)), ([address]) => {
        const pseudonym = kept.substitute(address);
        for (const text of [...NETWORKS.within, ...NETWORKS.unchanged]) {
          const network = parseNetwork(text);
          if (network.words.length !== address.length) continue;
          const isWithin = (words: number[]) => commonBits(words, network) === network.bits;
          expect(isWithin(pseudonym)).toBe(isWithin(address));
        }
      }),
      { numRuns: 2000 },
    );
  });
  it("substitutes within a network, and nothing in one that is to be unchanged", () => {
    const inside = ["10.0.0.1", "10.200.3.4", "172.16.9.9", "fc00::1"];
    for (const text of inside) expect(substituted(kept, text)).not.toBe(text);
    for (const text of ["127.0.0.1", "127.9.8.7", "::1"]) expect(substituted(kept, text)).toBe(text);
  });
});
