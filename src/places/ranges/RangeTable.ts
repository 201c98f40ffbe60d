/**
 * Ranges of addresses with a number each, in the order of their beginnings. An address takes `width` places, 32 bits in
 * each, the first ones first.
 */
export interface RangeTable {
  /** Numbers an address takes: 1 for IPv4, 4 for IPv6. */
  width: 1 | 4;
  /** `ranges × width`: the first address of each range. */
  starts: Uint32Array;
  /** `ranges × width`: the last address of each range. */
  ends: Uint32Array;
  /** What stands for the addresses of each range. */
  values: Uint32Array;
}
