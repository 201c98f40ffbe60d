/**
 * Counts values in bins of equal width; a bin holds its lower edge, the last one also the upper.
 *
 * The edge of bin i is `low + i × (high − low) / bins`; a value is compared with the edges themselves, so that rounding
 * never moves a value that lies on one.
 *
 * @param values - finite numbers in [low, high]
 * @param low - lower edge of the first bin
 * @param high - upper edge of the last bin, above `low`
 * @param bins - number of bins, at least 1
 * @returns one count a bin; they sum to `values.length`
 * @example equalBins([0.1, 0.25, 1], 0, 1, 4) // [1, 1, 0, 1]
 */
export function equalBins(values: ArrayLike<number>, low: number, high: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (high - low) / bins;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    let bin = Math.min(bins - 1, Math.max(0, Math.floor((value - low) / width)));
    if (bin > 0 && value < low + bin * width) bin--;
    else if (bin < bins - 1 && value >= low + (bin + 1) * width) bin++;
    counts[bin]!++;
  }
  return counts;
}
