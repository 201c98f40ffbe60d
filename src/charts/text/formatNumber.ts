const FORMAT = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 4 });

/**
 * Writes a measured value with four significant digits and thousands separators.
 *
 * Whole numbers keep all their digits, so that a count read from a chart is the count in the data.
 *
 * @param value - a finite number
 * @returns text such as `0.6137` or `12,345`
 * @example formatNumber(0.61372) // "0.6137"
 */
export function formatNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toLocaleString("en-US");
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e15) ? value.toExponential(2) : FORMAT.format(value);
}
