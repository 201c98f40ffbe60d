/**
 * The values with −∞ for those that are missing: a ranking puts them last.
 *
 * @param values - not changed
 * @example missingLast([2, NaN]) // Float64Array [2, -Infinity]
 */
export function missingLast(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value) => (Number.isNaN(value) ? -Infinity : value));
}
