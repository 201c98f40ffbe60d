import type { City } from "./cities";

const EARTH_RADIUS_KM = 6371;
const DIGITS = 1e6;

/**
 * Kilometres between two cities through the earth, which is never more than over it.
 *
 * Sine and cosine differ in the last bits between versions of Node: rounded to a few metres, they do not.
 *
 * @example kilometresBetween(berlin, newYork) // about 6,121; over the earth it is 6,385
 */
export function kilometresBetween(one: City, other: City): number {
  const [a, b] = [pointOf(one), pointOf(other)];
  const square = a.reduce((sum, value, axis) => sum + (value - b[axis]!) ** 2, 0);
  return EARTH_RADIUS_KM * Math.sqrt(square);
}

/** On the unit sphere. */
function pointOf({ latitude, longitude }: City): [number, number, number] {
  const [lat, lon] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  const rounded = (value: number): number => Math.round(value * DIGITS) / DIGITS;
  return [rounded(Math.cos(lat) * Math.cos(lon)), rounded(Math.cos(lat) * Math.sin(lon)), rounded(Math.sin(lat))];
}
