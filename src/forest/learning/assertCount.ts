/**
 * Refuses a number of trees that cannot be added or dropped.
 *
 * @param caller - method named in the message
 * @throws RangeError when it is no whole number from 1 to `most`
 */
export function assertCount(count: number, most: number, caller: string): void {
  if (Number.isInteger(count) && count >= 1 && count <= most) return;
  const range = most === Infinity ? "of at least 1" : `from 1 to ${most}`;
  throw new RangeError(`${caller}: count must be a whole number ${range}, got ${count}`);
}
