import type { LearnedForest } from "../LearnedForest";
import type { Matrix } from "../Matrix";
import { scoreMatrix } from "../scoring/scoreMatrix";
import { assertRows } from "./assertRows";

/**
 * A copy of the values of a row of `X`, which must be flagged.
 *
 * @param caller - method named in the messages
 * @throws RangeError when there is no such row, or it does not score above the threshold
 */
export function flaggedRow(
  forest: LearnedForest,
  X: Matrix,
  row: number,
  threshold: number,
  caller: string,
): Float64Array {
  const { data, columns } = X;
  assertRows([row], X, caller);
  const values = Float64Array.from(data.subarray(row * columns, (row + 1) * columns));
  const [score] = scoreMatrix(forest, { data: values, rows: 1, columns }, caller);
  if (score! > threshold) return values;
  throw new RangeError(`${caller}: row ${row} must score above the threshold ${threshold}, got ${score}`);
}
