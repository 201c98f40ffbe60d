import { parseAddress } from "./parseAddress";

/** A network: the addresses whose first `bits` bits are those of `words`. */
export interface Network {
  /** 32 bits in each, as in `Address`: one number for IPv4, four for IPv6. */
  words: readonly number[];
  bits: number;
}

/**
 * A network from its usual notation.
 *
 * @throws RangeError when it is none
 * @example parseNetwork("10.0.0.0/8").bits // 8
 */
export function parseNetwork(text: string): Network {
  const [, start = "", digits = ""] = /^(.*)\/(\d{1,3})$/.exec(text) ?? [];
  const [address, bits] = [parseAddress(start), Number(digits)];
  if (address === null || bits > 32 * address.words.length) {
    throw new RangeError(`parseNetwork: expected a network such as 10.0.0.0/8, got ${text}`);
  }
  return { words: address.words, bits };
}

/**
 * How many bits an address and a network begin with alike: at most those of the network, none when one is IPv4 and the
 * other IPv6.
 *
 * @param words - of the address
 * @example commonBits(parseAddress("10.1.2.3")!.words, parseNetwork("10.0.0.0/8")) // 8
 */
export function commonBits(words: readonly number[], network: Network): number {
  if (words.length !== network.words.length) return 0;
  let index = 0;
  while (index < words.length && words[index] === network.words[index]) index++;
  if (index === words.length) return network.bits;
  return Math.min(network.bits, 32 * index + Math.clz32(words[index]! ^ network.words[index]!));
}
