import type { RangeTable } from "./RangeTable";

/**
 * The number of the range that an address lies in.
 *
 * Where ranges overlap, the one that begins last counts, and beyond its end nothing is known: of two that contradict
 * each other, the wider one is not to be trusted.
 *
 * Cost: O(log ranges).
 *
 * @param words - the address, `width` numbers of 32 bits
 * @returns null when the address lies in no range, or is of the other width
 * @example findInRanges(table, [0x08080808]) // 15169
 */
export function findInRanges({ width, starts, ends, values }: RangeTable, words: readonly number[]): number | null {
  if (words.length !== width) return null;
  let low = 0;
  let high = values.length;
  // Ranges before `low` begin at or before the address, those from `high` on after it.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(starts, middle * width, words) <= 0) low = middle + 1;
    else high = middle;
  }
  const range = low - 1;
  return range >= 0 && compare(ends, range * width, words) >= 0 ? values[range]! : null;
}

/** Less than, equal to or greater than 0, as the address that begins at `place` is to the other one. */
function compare(addresses: Uint32Array, place: number, words: readonly number[]): number {
  for (let index = 0; index < words.length; index++) {
    const difference = addresses[place + index]! - words[index]!;
    if (difference !== 0) return difference;
  }
  return 0;
}
