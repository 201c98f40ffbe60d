const [INFINITY_BITS, NEGATIVE_TINY_BITS] = [0x7f800000, 0x80000001];
const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/**
 * The greatest float32 that is not above a number: a float32 is above the one where it is above the other.
 *
 * @param value - any number but NaN
 * @example floorToFloat32(0.1) // 0.09999999403953552
 */
export function floorToFloat32(value: number): number {
  const nearest = Math.fround(value);
  if (nearest <= value) return nearest;
  float[0] = nearest;
  if (nearest === Infinity) bits[0] = INFINITY_BITS - 1;
  else if (nearest === 0) bits[0] = NEGATIVE_TINY_BITS;
  else bits[0]! += nearest > 0 ? -1 : 1;
  return float[0];
}
