import { hkdfSync } from "node:crypto";

/**
 * A key of its own for one purpose, so that what is known of one says nothing about another.
 *
 * @param key - the user's key
 * @param purpose - a fixed phrase: another one gives another key
 * @returns 32 bytes
 * @see RFC 5869 (HKDF, here with SHA-256)
 * @example deriveKey(key, "user")
 */
export function deriveKey(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", key, "", `authlens pseudonyms 1: ${purpose}`, 32));
}
