import { commonBits, parseNetwork } from "./Network";
import type { Address } from "./parseAddress";
import { SPECIAL_NETWORKS } from "./SPECIAL_NETWORKS";

const NETWORKS = SPECIAL_NETWORKS.map(parseNetwork);

/**
 * Whether an address belongs to somebody on the public Internet, so that looking it up makes sense.
 *
 * @example isPublicAddress(parseAddress("192.168.1.1")!) // false
 */
export function isPublicAddress({ words }: Address): boolean {
  return !NETWORKS.some(
    (network) => network.words.length === words.length && commonBits(words, network) === network.bits,
  );
}
