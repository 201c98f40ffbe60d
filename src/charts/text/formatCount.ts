const FORMAT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/**
 * Writes a count with thousands separators.
 *
 * @param count - a count
 * @returns text such as `4,120`
 * @example formatCount(100000) // "100,000"
 */
export function formatCount(count: number): string {
  return FORMAT.format(count);
}
