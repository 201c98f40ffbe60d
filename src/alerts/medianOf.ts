/**
 * The middle of some numbers; of an even count, the lower of the two. Missing ones (NaN) do not count.
 *
 * @returns NaN when all are missing
 * @example medianOf(Float64Array.of(3, 1, NaN, 2)) // 2
 */
export function medianOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  return known.length === 0 ? NaN : known[(known.length - 1) >> 1]!;
}
