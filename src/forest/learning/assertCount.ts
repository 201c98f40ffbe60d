/**
 * Refuses a number of trees that cannot be added or dropped.
 *
 * @param caller - method named in the message
 * @param most - none when it is 0
 * @throws RangeError when it is no whole number from 1 to `most`
 */
export function assertCount(count: number, most: number, caller: string): void {
  if (Number.isInteger(count) && count >= 1 && count <= most) return;
  if (most < 1) throw new RangeError(`${caller}: one tree must be left, and there is only one`);
  const range = most === Infinity ? "of at least 1" : `from 1 to ${most}`;
  throw new RangeError(`${caller}: count must be a whole number ${range}, got ${count}`);
}
