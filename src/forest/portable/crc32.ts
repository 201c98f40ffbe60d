/**
 * Checksum of some bytes: another one when any run of up to 32 bits is damaged.
 *
 * @see ITU-T V.42, section 8.1.1.6.2; as in gzip and PNG
 * @example crc32(new TextEncoder().encode("123456789")) // 0xcbf43926
 */
export function crc32(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
