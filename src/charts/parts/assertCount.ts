/**
 * Checks that a value is a count: a whole number of at least `min`.
 *
 * @param what - function and value, as the message begins: `topUsers: limit`
 * @param value - to check
 * @param min - smallest count allowed
 * @param max - largest count allowed
 * @throws RangeError when it is not
 * @example assertCount("topUsers: limit", 20, 1)
 */
export function assertCount(what: string, value: number, min: number = 0, max: number = Number.MAX_SAFE_INTEGER): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `in [${min}, ${max}]`;
    throw new RangeError(`${what} must be a whole number ${range}, got ${value}`);
  }
}
