import fc from "fast-check";

const anyWord = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Any IPv4 address. */
export const anyIpv4: fc.Arbitrary<string> = anyWord.map((word) =>
  [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255].join("."),
);

/** The four words of any IPv6 address, many of them with zeros, for `::`. */
export const anyIpv6Words: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(anyWord, fc.constantFrom(0, 1, 0xffff, 0x2a000000, 0x20010db8)),
  { minLength: 4, maxLength: 4 },
);

/** An IPv6 address without shortening. */
export function longIpv6(words: readonly number[]): string {
  return words.flatMap((word) => [(word >>> 16).toString(16), (word & 0xffff).toString(16)]).join(":");
}

/** Any IPv4 or IPv6 address. */
export const anyAddress: fc.Arbitrary<string> = fc.oneof(anyIpv4, anyIpv6Words.map(longIpv6));
