/**
 * The rows from the highest score to the lowest, in groups of equal score; within a group in their own order.
 *
 * @throws RangeError when a score is NaN
 * @example [...rankByScore([0.2, 0.9, 0.2])] // [[1], [0, 2]]
 */
export function* rankByScore(scores: ArrayLike<number>): Generator<number[]> {
  const rows = Array.from({ length: scores.length }, (_, row) => row);
  const missing = rows.find((row) => Number.isNaN(scores[row]));
  if (missing !== undefined) throw new RangeError(`rankByScore: scores must be numbers, got NaN in row ${missing}`);
  rows.sort((a, b) => scores[b]! - scores[a]! || a - b);
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    while (end < rows.length && scores[rows[end]!] === scores[rows[start]!]) end++;
    yield rows.slice(start, end);
    start = end;
  }
}
