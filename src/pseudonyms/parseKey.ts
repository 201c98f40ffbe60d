/** Bytes that a key has at least: names are easily guessed, so the key must not be. */
export const LEAST_KEY_BYTES = 32;
/** Different bytes that a random key of this length has, but for one in a billion. */
const LEAST_DIFFERENT_BYTES = 16;

/** How to make a key: works in every shell, and needs nothing but Node. */
export const HOW_TO_MAKE_A_KEY: string = `make one with: node -p "require('crypto').randomBytes(32).toString('hex')" > authlens.key`;

const HEX = /^(?:[0-9a-f]{2})+$/i;
const BASE64 = /^[\w+/-]+={0,2}$/;

/**
 * Reads a key that is written as hex digits or as base64 (of either alphabet), and stands for at least 32 random bytes.
 *
 * A pass phrase is no key: whoever has the results could try phrases until the names make sense.
 *
 * @param text - the key; white space around it does not count
 * @param where - where it comes from, for messages; the key itself is in none
 * @throws RangeError when it is something else, too short, or plainly not random
 * @example parseKey("8f0c…64 hex digits…", "authlens.key").length // 32
 */
export function parseKey(text: string, where: string): Uint8Array {
  const written = text.trim();
  const isHex = HEX.test(written);
  if (!isHex && !BASE64.test(written)) {
    throw new RangeError(`${where}: expected a key written as hex or base64; ${HOW_TO_MAKE_A_KEY}`);
  }
  const key = new Uint8Array(Buffer.from(written, isHex ? "hex" : "base64"));
  if (key.length < LEAST_KEY_BYTES) {
    throw new RangeError(
      `${where}: the key must be at least ${LEAST_KEY_BYTES} bytes (${2 * LEAST_KEY_BYTES} hex digits), ` +
        `got ${key.length}; ${HOW_TO_MAKE_A_KEY}`,
    );
  }
  if (new Set(key).size < LEAST_DIFFERENT_BYTES) {
    throw new RangeError(
      `${where}: the key must be random, got the same few bytes over and over; ${HOW_TO_MAKE_A_KEY}`,
    );
  }
  return key;
}
