import { briefly } from "../text/briefly";
import { assertShape, type Matrix } from "./Matrix";

/** A table of numbers as one matrix, or in blocks, one below the other: what one array cannot hold. */
export type MatrixBlocks = Matrix | readonly Matrix[];

/** A table in blocks whose shapes fit together. */
export interface TallMatrix {
  /** At least one. */
  blocks: readonly Matrix[];
  /** Rows above each block. */
  starts: readonly number[];
  rows: number;
  columns: number;
  /** Function named in messages about its values. */
  caller: string;
}

/**
 * Puts blocks one below the other, without a copy. Values are not looked at.
 *
 * @param caller - function named in the messages
 * @throws TypeError or RangeError when there is no block, one is no matrix, or has another number of columns
 * @example tallMatrix([march, april], "IsolationForest.fit").rows // those of both
 */
export function tallMatrix(X: MatrixBlocks, caller: string): TallMatrix {
  const blocks = Array.isArray(X) ? (X as readonly Matrix[]) : [X as Matrix];
  if (blocks.length === 0) throw new RangeError(`${caller}: X must have at least one block, got ${briefly(X)}`);
  const starts: number[] = [];
  let rows = 0;
  blocks.forEach((block, number) => {
    assertShape(block, callerOf(blocks, number, caller));
    if (block.columns !== blocks[0]!.columns) {
      throw new RangeError(
        `${caller}: block ${number} must have ${blocks[0]!.columns} columns as the first, got ${block.columns}`,
      );
    }
    starts.push(rows);
    rows += block.rows;
  });
  return { blocks, starts, rows, columns: blocks[0]!.columns, caller };
}

/** Calls a check of matrices for each block; its messages name the block where there are several. */
export function eachBlock(X: TallMatrix, check: (block: Matrix, caller: string) => void): void {
  X.blocks.forEach((block, number) => check(block, callerOf(X.blocks, number, X.caller)));
}

/**
 * The block that a row is in, by halves.
 *
 * @param row - counted over all blocks
 */
export function blockOf({ starts }: TallMatrix, row: number): number {
  let [from, to] = [0, starts.length - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (starts[middle]! <= row) from = middle;
    else to = middle - 1;
  }
  return from;
}

function callerOf(blocks: readonly Matrix[], number: number, caller: string): string {
  return blocks.length === 1 ? caller : `${caller}: block ${number}`;
}
