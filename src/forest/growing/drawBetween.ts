/**
 * An even draw from two numbers and what lies between them. Where their distance is more than a double can hold, it is
 * drawn by halves: else every draw would be infinite.
 *
 * @example drawBetween(2, 4, () => 0.5) // 3
 */
export function drawBetween(least: number, greatest: number, random: () => number): number {
  const range = greatest - least;
  const share = random();
  if (range < Infinity) return least + share * range;
  return 2 * (least / 2 + share * (greatest / 2 - least / 2));
}
