import { type Address, parseAddress } from "./parseAddress";
import { SPECIAL_NETWORKS } from "./SPECIAL_NETWORKS";

/** A network: the addresses whose first `bits` bits are those of `words`. */
interface Network {
  words: readonly number[];
  bits: number;
}

const NETWORKS: readonly Network[] = SPECIAL_NETWORKS.map((text) => {
  const [address, bits] = text.split("/") as [string, string];
  return { words: parseAddress(address)!.words, bits: Number(bits) };
});

/**
 * Whether an address belongs to somebody on the public Internet, so that looking it up makes sense.
 *
 * @example isPublicAddress(parseAddress("192.168.1.1")!) // false
 */
export function isPublicAddress({ words }: Address): boolean {
  return !NETWORKS.some((network) => holds(network, words));
}

function holds({ words: network, bits }: Network, words: readonly number[]): boolean {
  if (network.length !== words.length) return false;
  const whole = bits >>> 5;
  for (let index = 0; index < whole; index++) if (network[index] !== words[index]) return false;
  const rest = bits & 31;
  return rest === 0 || (network[whole]! ^ words[whole]!) >>> (32 - rest) === 0;
}
