const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;

/**
 * The events in the order of their times: positions, the earliest first. Simultaneous ones keep their order.
 *
 * @param times - microseconds since 1970, one an event
 * @example orderByTime(Float64Array.of(30, 10, 20)) // Int32Array [1, 2, 0]
 */
export function orderByTime(times: Float64Array): Int32Array {
  let order: Int32Array = new Int32Array(times.length);
  let [isOrdered, first, last] = [true, Infinity, -Infinity];
  for (let event = 0; event < times.length; event++) {
    const time = times[event]!;
    order[event] = event;
    if (time < last) isOrdered = false;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  if (isOrdered) return order;
  for (let unit = 1; unit <= last - first; unit *= DIGITS) order = sortByDigit(order, times, first, unit);
  return order;
}

function sortByDigit(order: Int32Array, times: Float64Array, first: number, unit: number): Int32Array {
  const counts = new Int32Array(DIGITS + 1);
  const digits = new Uint16Array(order.length);
  for (let index = 0; index < order.length; index++) {
    const digit = Math.floor((times[order[index]!]! - first) / unit) % DIGITS;
    digits[index] = digit;
    counts[digit + 1]!++;
  }
  for (let digit = 0; digit < DIGITS; digit++) counts[digit + 1]! += counts[digit]!;
  const sorted = new Int32Array(order.length);
  for (let index = 0; index < order.length; index++) sorted[counts[digits[index]!]!++] = order[index]!;
  return sorted;
}
