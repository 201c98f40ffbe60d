/** Values of one digit of the sort. */
const RADIX = 2048;

/**
 * The rows in the order of their times; rows of the same millisecond stay in the order that was given.
 *
 * A radix sort, digit by digit from the lowest: linear, and several times faster than sorting numbers.
 *
 * @param timestampMs - whole milliseconds, n values
 * @param given - the rows before, n different numbers from 0 to n − 1; it is used up
 * @see D. E. Knuth, The Art of Computer Programming 3, section 5.2.5
 * @example timeOrder(Float64Array.of(7, 3, 7), Uint32Array.of(2, 1, 0)) // 1, 2, 0
 */
export function timeOrder(timestampMs: Float64Array, given: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const { length } = timestampMs;
  const [firstMs, lastMs] = bounds(timestampMs);
  let order = given;
  let next = new Uint32Array(length);
  const digits = new Uint16Array(length);
  const starts = new Uint32Array(RADIX);
  for (let unit = 1; unit <= lastMs - firstMs; unit *= RADIX) {
    starts.fill(0);
    // A multiplication by a power of two and the cut to 32 bits: both are exact.
    const share = 1 / unit;
    for (let row = 0; row < length; row++) {
      const digit = ((timestampMs[row]! - firstMs) * share) & (RADIX - 1);
      digits[row] = digit;
      starts[digit]!++;
    }
    let sum = 0;
    for (let digit = 0; digit < RADIX; digit++) {
      const count = starts[digit]!;
      starts[digit] = sum;
      sum += count;
    }
    for (let index = 0; index < length; index++) {
      const row = order[index]!;
      next[starts[digits[row]!]!++] = row;
    }
    [order, next] = [next, order];
  }
  return order;
}

function bounds(values: Float64Array): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
