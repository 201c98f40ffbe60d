/**
 * Draws `size` numbers out of 0 … weights.length − 1, each time any of them, as often as its weight says. Cost of a draw:
 * O(log population).
 *
 * @param cumulative - the sum of the weights up to each number and with it; the last above 0
 * @param random - a function that returns numbers in [0, 1)
 * @example weightedSampleWithReplacement(Float64Array.of(0, 3, 4), 2, random) // 1 three times as often as 2, 0 never
 */
export function weightedSampleWithReplacement(
  cumulative: Float64Array,
  size: number,
  random: () => number,
): Int32Array {
  const total = cumulative[cumulative.length - 1]!;
  return Int32Array.from({ length: size }, () => firstAbove(cumulative, random() * total));
}

function firstAbove(cumulative: Float64Array, wanted: number): number {
  let from = 0;
  let to = cumulative.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (cumulative[middle]! > wanted) to = middle;
    else from = middle + 1;
  }
  return from;
}
