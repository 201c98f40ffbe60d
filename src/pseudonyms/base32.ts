const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
/** Two digits for each number of ten bits. */
const PAIRS: readonly string[] = Array.from({ length: 1024 }, (_, n) => ALPHABET[n >> 5]! + ALPHABET[n & 31]!);

/**
 * Hex digits in base 32, in small letters; there is no 0, 1, 8 or 9 that could be taken for a letter.
 *
 * @param hex - a multiple of five digits, each five of which give four
 * @see RFC 4648, section 6
 * @example base32("666f6f6261") // "mzxw6ytb", as of the text "fooba"
 */
export function base32(hex: string): string {
  let text = "";
  for (let at = 0; at < hex.length; at += 5) {
    const bits = parseInt(hex.slice(at, at + 5), 16);
    text += PAIRS[bits >> 10]! + PAIRS[bits & 1023]!;
  }
  return text;
}
