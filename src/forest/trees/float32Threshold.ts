const SINGLE = new Float32Array(1);
const BITS = new Int32Array(SINGLE.buffer);

/**
 * The greatest 32-bit float that is at most `value`: a 32-bit float is at most the one exactly when it is at most the
 * other.
 *
 * @param value - any number but NaN
 * @example floorToFloat32(0.1) // 0.09999999403953552; Math.fround(0.1) is 0.10000000149011612
 */
export function floorToFloat32(value: number): number {
  const nearest = Math.fround(value);
  return nearest > value ? float32Below(nearest) : nearest;
}

/**
 * The threshold that parts 64-bit floats as `threshold` parts what they are when rounded to 32 bits: x is at most the one
 * exactly when `Math.fround(x)` is at most the other.
 *
 * @param threshold - in the range of 32-bit floats
 * @example thresholdBeforeRounding(1) // 1.0000000596046448: the greatest double that rounds to 1
 */
export function thresholdBeforeRounding(threshold: number): number {
  const below = floorToFloat32(threshold);
  const above = -float32Below(-below);
  if (above === Infinity) return Number.MAX_VALUE;
  // Half way between two neighbours is a double; it rounds to the one whose last bit is 0.
  const middle = below / 2 + above / 2;
  return Math.fround(middle) === below ? middle : doubleBelow(middle);
}

/** The next 32-bit float down. */
function float32Below(value: number): number {
  if (value === -Infinity) return value;
  SINGLE[0] = value === 0 ? 0 : value;
  if (value === 0) BITS[0] = -0x7fffffff;
  else BITS[0]! += value > 0 ? -1 : 1;
  return SINGLE[0];
}

/** The next 64-bit float down from one that is not 0. */
function doubleBelow(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n));
  return view.getFloat64(0);
}
