import { isIPv6 } from "node:net";
import { addressText } from "./addressText";
import { ipv4Word } from "./ipv4Word";

/** An IP address, taken apart. */
export interface Address {
  /** As it is looked up: IPv4 out of its IPv6 wrapping. */
  text: string;
  /** Its bits, 32 in each number, the first ones first: one number for IPv4, four for IPv6. */
  words: readonly number[];
}

/**
 * Takes an IPv4 or IPv6 address apart. An address with a zone (`fe80::1%eth0`) or a port is none.
 *
 * @returns null when the text is no address
 * @see RFC 4291, section 2.2
 * @example parseAddress("::ffff:192.0.2.1") // { text: "192.0.2.1", words: [0xc0000201] }
 */
export function parseAddress(text: string): Address | null {
  const word = ipv4Word(text);
  if (word >= 0) return { text, words: [word] };
  return isIPv6(text) && !text.includes("%") ? ipv6Address(text) : null;
}

function ipv6Address(text: string): Address {
  const [first, second, third, last] = ipv6Words(text);
  const isMapped = first === 0 && second === 0 && third === 0xffff;
  return isMapped ? { text: addressText([last]), words: [last] } : { text, words: [first, second, third, last] };
}

/** @param text - an IPv6 address for certain */
function ipv6Words(text: string): [number, number, number, number] {
  const groups: number[] = [];
  /** Groups before `::`, which stands for as many zeros as are missing. */
  let gap = 8;
  const isDotted = text.includes(".");
  const end = isDotted ? text.lastIndexOf(":") + 1 : text.length;
  for (let at = 0; at < end;) {
    const colon = text.indexOf(":", at);
    const next = colon < 0 ? end : colon;
    if (next > at) groups.push(parseInt(text.slice(at, next), 16));
    else gap = Math.min(gap, groups.length);
    at = next + 1;
  }
  if (isDotted) {
    const word = ipv4Word(text.slice(end));
    groups.push(Math.floor(word / 65_536), word % 65_536);
  }
  groups.splice(gap, 0, ...new Array<number>(8 - groups.length).fill(0));
  const word = (place: number): number => groups[place]! * 65_536 + groups[place + 1]!;
  return [word(0), word(2), word(4), word(6)];
}
