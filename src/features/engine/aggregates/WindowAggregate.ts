/** A block of events and how far each one's window reaches; positions are those of the ring. */
export interface Frame {
  /** Position of the block's first event, and how many there are. */
  first: number;
  rows: number;
  /** The ring's mask. */
  mask: number;
  /** Microseconds, by position in the ring. */
  times: Float64Array;
  /** Of each event: position of the first one that is not earlier. All before it have entered the window. */
  heads: Int32Array;
  /** Position of the first event that no window has seen yet. */
  head: number;
  /** How far back, microseconds. */
  reachUs: number;
  /** Of each event: position of the first one that is within reach; null when all of the past is. */
  tails: Int32Array | null;
  /** Position of the first event that has not left the window yet. */
  tail: number;
}

/** What an aggregate looks at: columns of the ring. */
export interface AggregateInput {
  /** The group of each event, and the largest there is. */
  groups: Int32Array;
  largestGroup: number;
  /** What is aggregated; NaN for null. */
  numbers: Float64Array | null;
  /** For distinct values: each event's value, 0 for null; and its pair of group and value, and the largest there is. */
  values: Int32Array | null;
  pairs: Int32Array | null;
  largestPair: number;
}

/** The arrays of which an aggregate consists, by name. */
export type AggregateArrays = Record<string, Float64Array | Int32Array>;

/**
 * An aggregate over windows of earlier events, with what it knows of each group.
 *
 * For each event the window is those of its group that are at least one microsecond and at most `reachUs` before it. Two
 * pointers go through the events in the order of time, one where events enter the window, one where they leave it. So
 * simultaneous events do not see each other, and the cost is O(events) whatever the size of the groups.
 */
export interface WindowAggregate {
  /** Its value at each event of the block goes to `out`; NaN stands for null. */
  run(frame: Frame, input: AggregateInput, out: Float64Array): void;
  /** What it knows, to be saved; to be put back by {@link restore}. */
  arrays(): AggregateArrays;
  restore(arrays: AggregateArrays): void;
}

/** An array with room for `length` values: the same one, or one of twice the size whose new values are `filler`. */
export function withRoom<Numbers extends Float64Array | Int32Array>(
  array: Numbers,
  length: number,
  filler: number = 0,
): Numbers {
  if (array.length >= length) return array;
  const room = Math.max(length, array.length * 2, 64);
  const grown = (array instanceof Int32Array ? new Int32Array(room) : new Float64Array(room)) as Numbers;
  if (filler !== 0) grown.fill(filler, array.length);
  grown.set(array);
  return grown;
}

/** A copy without the filler at the end: it depends on what was seen, not on how the array grew. */
export function withoutRoom<Numbers extends Float64Array | Int32Array>(array: Numbers, filler: number = 0): Numbers {
  let length = array.length;
  while (length > 0 && array[length - 1] === filler) length--;
  return array.slice(0, length) as Numbers;
}
