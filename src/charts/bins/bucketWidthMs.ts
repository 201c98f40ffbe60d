/**
 * The width of the buckets that a list of counts was made with: the smallest step between their begins.
 *
 * @param buckets - buckets in any order; empty ones may be absent
 * @returns milliseconds; an hour when all begin at the same time
 * @example bucketWidthMs([{ timestampMs: 0 }, { timestampMs: 3_600_000 }]) // 3600000
 */
export function bucketWidthMs(buckets: readonly { timestampMs: number }[]): number {
  const times = Float64Array.from(buckets, ({ timestampMs }) => timestampMs).sort();
  let width = Infinity;
  for (let i = 1; i < times.length; i++) {
    const step = times[i]! - times[i - 1]!;
    if (step > 0 && step < width) width = step;
  }
  return width === Infinity ? 3_600_000 : width;
}
