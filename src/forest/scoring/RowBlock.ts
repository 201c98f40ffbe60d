import type { Matrix } from "../Matrix";

/** Rows of a block: their values, their sums and one tree stay in the processor's cache. */
export const BLOCK_ROWS = 256;

/**
 * Some rows of a matrix, column by column: place `p`, row `r` is `values[p * BLOCK_ROWS + r]`.
 *
 * Every column stands there twice: at place `j` a missing value is Infinity, which is above every threshold, and at
 * `columns + j` it is −Infinity, which is above none.
 */
export interface RowBlock {
  values: Float64Array;
  rows: number;
}

/** A block for matrices of so many columns, without rows. */
export function emptyBlock(columns: number): RowBlock {
  return { values: new Float64Array(2 * columns * BLOCK_ROWS), rows: 0 };
}

/**
 * Puts rows into a block, in place of those that it had.
 *
 * @param start - the first row
 * @param end - the row after the last one, at most {@link BLOCK_ROWS} later
 */
export function fillBlockInPlace(block: RowBlock, { data, columns }: Matrix, start: number, end: number): void {
  const { values } = block;
  block.rows = end - start;
  for (let column = 0; column < columns; column++) {
    const above = column * BLOCK_ROWS;
    const below = (columns + column) * BLOCK_ROWS;
    for (let row = 0; row < block.rows; row++) {
      const value = data[(start + row) * columns + column]!;
      const isMissing = value !== value;
      values[above + row] = isMissing ? Infinity : value;
      values[below + row] = isMissing ? -Infinity : value;
    }
  }
}
