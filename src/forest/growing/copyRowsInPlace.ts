import { assertMatrix } from "../Matrix";
import { blockOf, eachBlock, type TallMatrix } from "../TallMatrix";

/**
 * Puts the rows of a tree side by side: a matrix of a million rows is looked at once for each of them, not at every split.
 *
 * @param sample - gets them, row after row
 * @throws RangeError when one of these rows has an infinite value
 */
export function copyRowsInPlace(sample: Float64Array, X: TallMatrix, rows: Int32Array): void {
  const { columns, blocks, starts } = X;
  for (let place = 0; place < rows.length; place++) {
    const block = blocks.length === 1 ? 0 : blockOf(X, rows[place]!);
    const { data } = blocks[block]!;
    const from = (rows[place]! - starts[block]!) * columns;
    for (let column = 0; column < columns; column++) {
      const value = data[from + column]!;
      if (value - value !== 0 && value === value) eachBlock(X, assertMatrix);
      sample[place * columns + column] = value;
    }
  }
}
