import type { Matrix } from "../Matrix";

/**
 * Refuses a feature that a matrix does not have.
 *
 * @param caller - method named in the message
 * @throws RangeError naming it
 */
export function assertFeature(feature: number, { columns }: Matrix, caller: string): void {
  if (Number.isInteger(feature) && feature >= 0 && feature < columns) return;
  throw new RangeError(`${caller}: feature must be a whole number from 0 to ${columns - 1}, got ${feature}`);
}
