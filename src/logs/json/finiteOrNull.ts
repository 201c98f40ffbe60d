/**
 * A number as it comes back from JSON, which has one zero and neither NaN nor infinity.
 *
 * @example finiteOrNull(NaN) // null
 */
export function finiteOrNull(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value + 0 : null;
}
