const DOT = 46;
const ZERO = 48;
/** Characters of `255.255.255.255`. */
const LONGEST = 15;

/**
 * The 32 bits of an IPv4 address in dotted form, as a number.
 *
 * An octet with a leading zero makes no address: `192.030.0.6` may mean two.
 *
 * @returns -1 when the text is no such address
 * @example ipv4Word("192.0.2.1") // 0xc0000201
 */
export function ipv4Word(text: string): number {
  if (text.length > LONGEST) return -1;
  let word = 0;
  let octet = -1;
  let dots = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === DOT) {
      if (octet < 0) return -1;
      word = word * 256 + octet;
      octet = -1;
      dots++;
      continue;
    }
    const digit = character - ZERO;
    if (digit < 0 || digit > 9 || octet === 0) return -1;
    octet = octet < 0 ? digit : octet * 10 + digit;
    if (octet > 255) return -1;
  }
  return dots === 3 && octet >= 0 ? word * 256 + octet : -1;
}
