/**
 * The number of an autonomous system, or null when it is none (RFC 6793: 32 bits).
 *
 * @example asnOrNull(3320) // 3320
 */
export function asnOrNull(value: number | null): number | null {
  return value !== null && Number.isInteger(value) && value >= 0 && value < 2 ** 32 ? value : null;
}
