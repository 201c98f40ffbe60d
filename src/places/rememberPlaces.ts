import { ipv4Word } from "../addresses/ipv4Word";
import { type Address, parseAddress } from "../addresses/parseAddress";
import { ownText } from "../text/ownText";
import type { Place } from "./Place";

/** IPv4 addresses that are remembered, each in a place of its own that the next one with the same hash takes over. */
const SLOT_BITS = 18;
const SLOTS = 1 << SLOT_BITS;
/** IPv6 addresses that are remembered; when there are more, remembering starts anew. */
const REMEMBERED = 65_536;
/** Characters of the longest address: eight groups, the last two written as IPv4. */
const LONGEST_ADDRESS = 45;

/**
 * Looks addresses up that come as text, and remembers the answers, in bounded memory.
 *
 * @param lookUp - where an address is, or null
 * @returns the same for a text; null when it is no IP address
 * @example rememberPlaces(() => null)("192.0.2.1") // null
 */
export function rememberPlaces(lookUp: (address: Address) => Place | null): (ip: string) => Place | null {
  const slotWords = new Uint32Array(SLOTS);
  const slotPlaces = new Array<Place | null | undefined>(SLOTS).fill(undefined);
  const remembered = new Map<string, Place | null>();

  const placeOfIpv6 = (ip: string): Place | null => {
    const known = remembered.get(ip);
    if (known !== undefined) return known;
    const address = parseAddress(ip);
    const place = address === null ? null : lookUp(address);
    if (remembered.size === REMEMBERED) remembered.clear();
    remembered.set(ownText(ip), place);
    return place;
  };

  return (ip) => {
    const word = ipv4Word(ip);
    if (word < 0) return ip.length <= LONGEST_ADDRESS && ip.includes(":") ? placeOfIpv6(ip) : null;
    // Multiplying by 2³² over the golden ratio spreads neighbours (Knuth, The Art of Computer Programming 3, 6.4).
    const slot = Math.imul(word, 0x9e3779b1) >>> (32 - SLOT_BITS);
    const known = slotPlaces[slot];
    if (known !== undefined && slotWords[slot] === word) return known;
    const place = lookUp({ text: ip, words: [word] });
    slotWords[slot] = word;
    slotPlaces[slot] = place;
    return place;
  };
}
