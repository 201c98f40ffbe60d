import { createCipheriv } from "node:crypto";
import { commonBits, type Network } from "../addresses/Network";

const AES_BYTES = 16;
/** One for each bit of an IPv6 address. */
const MOST_BLOCKS = 128;

/**
 * A substitution of addresses that keeps prefixes. Addresses are 32 bits a number, as in `Address`: one number of IPv4
 * for one of IPv4, four of IPv6 for four of IPv6.
 */
export interface CryptoPan {
  /** The address's pseudonym. */
  substitute(words: readonly number[]): number[];
  /** The address that has this pseudonym. */
  restore(words: readonly number[]): number[];
}

/** Networks that {@link createCryptoPan} treats apart. */
export interface CryptoPanOptions {
  /**
   * Networks that are their own pseudonyms, as networks: their addresses are substituted within them.
   * @default none
   */
  within?: readonly Network[];
  /**
   * Networks whose addresses are their own pseudonyms.
   * @default none
   */
  unchanged?: readonly Network[];
}

/**
 * Crypto-PAn: two addresses that begin with the same k bits, and no more, have pseudonyms that begin with the same k
 * bits, and no more. Each address has one pseudonym, and each is the pseudonym of one address.
 *
 * Bit i of the pseudonym is bit i of the address, flipped or not: that is the first bit of AES-128 of the i bits before
 * it, filled up with a secret pad.
 *
 * A network stays itself when no bit is flipped that follows a beginning of it. Prefixes are kept all the same, because
 * it is still the bits before one that decide; but addresses beside such a network keep the bits they share with it,
 * and the one after.
 *
 * Cost: 32 (IPv4) or 128 (IPv6) blocks of AES an address, which `substitute` has encrypted in one call; `restore` needs
 * as many calls.
 *
 * @param key - 32 bytes: the key of AES, and what the pad is made of
 * @throws RangeError when the key has another length
 * @see J. Xu, J. Fan, M. Ammar, S. Moon, "Prefix-Preserving IP Address Anonymization", ICNP 2002
 * @example createCryptoPan(key).substitute([0x800b4484])
 */
export function createCryptoPan(key: Uint8Array, options: CryptoPanOptions = {}): CryptoPan {
  const { within = [], unchanged = [] } = options;
  if (key.length !== 2 * AES_BYTES) throw new RangeError(`createCryptoPan: key must be 32 bytes, got ${key.length}`);
  const cipher = createCipheriv("aes-128-ecb", key.subarray(0, AES_BYTES), null).setAutoPadding(false);
  const pad = cipher.update(key.subarray(AES_BYTES));
  const pads = Buffer.concat(new Array<Buffer>(MOST_BLOCKS).fill(pad));
  const blocks = Buffer.alloc(pads.length);

  /** The bits of an address that are flipped. Whether one is, the bits before it decide. */
  function maskOf(address: Uint8Array): Uint8Array {
    const bits = 8 * address.length;
    blocks.set(pads);
    for (let bit = 0; bit < bits; bit++) putBits(address, bit, bit * AES_BYTES);
    const codes = cipher.update(blocks.subarray(0, bits * AES_BYTES));
    const mask = new Uint8Array(address.length);
    for (let bit = 0; bit < bits; bit++) mask[bit >> 3]! |= (codes[bit * AES_BYTES]! & 0x80) >> (bit & 7);
    return mask;
  }

  /** Puts the first bits of an address over the pad that stands at a place of the blocks. */
  function putBits(address: Uint8Array, bits: number, at: number): void {
    const whole = bits >> 3;
    const ours = 0xff00 >> (bits & 7);
    for (let index = 0; index < whole; index++) blocks[at + index] = address[index]!;
    blocks[at + whole] = (address[whole]! & ours) | (pad[whole]! & ~ours);
  }

  /** How many of the first bits are not flipped: as many for a pseudonym as for its address. */
  function keptBits(words: readonly number[]): number {
    let kept = 0;
    for (const network of within) {
      if (network.words.length !== words.length) continue;
      kept = Math.max(kept, Math.min(commonBits(words, network) + 1, network.bits));
    }
    for (const network of unchanged) {
      if (network.words.length !== words.length) continue;
      const common = commonBits(words, network);
      kept = Math.max(kept, common === network.bits ? 32 * words.length : common + 1);
    }
    return kept;
  }

  return {
    substitute(words) {
      const address = bytesOf(words);
      const [kept, mask] = [keptBits(words), maskOf(address)];
      return wordsOf(address.map((byte, index) => byte ^ (mask[index]! & (0xff >> clamp(kept - 8 * index, 0, 8)))));
    },
    restore(words) {
      const address = bytesOf(words);
      // The bits before one have been restored when its turn comes.
      for (let bit = keptBits(words); bit < 8 * address.length; bit++) {
        blocks.set(pad);
        putBits(address, bit, 0);
        address[bit >> 3]! ^= (cipher.update(blocks.subarray(0, AES_BYTES))[0]! & 0x80) >> (bit & 7);
      }
      return wordsOf(address);
    },
  };
}

function bytesOf(words: readonly number[]): Uint8Array {
  return Uint8Array.from(words.flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]));
}

function wordsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(4 * index));
}

function clamp(number: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, number));
}
