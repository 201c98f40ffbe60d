import type { Hyperplanes } from "./VariantTree";

/**
 * What a hyperplane says of a row: Σ weight · value over its entries from `from` to `to`, one after the other, a missing
 * value counting as `fill`.
 *
 * @param values - rows, end to end; the row begins at `offset`
 */
export function hyperplaneValue(
  values: Float64Array,
  offset: number,
  { column, weight, fill }: Hyperplanes,
  from: number,
  to: number,
): number {
  let sum = 0;
  for (let entry = from; entry < to; entry++) {
    const value = values[offset + column[entry]!]!;
    sum += weight[entry]! * (value === value ? value : fill[entry]!);
  }
  return sum;
}
