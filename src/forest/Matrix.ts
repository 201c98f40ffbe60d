import { briefly } from "../text/briefly";

/**
 * A table of numbers, row after row: the value of row `i`, column `j` is `data[i * columns + j]`. NaN is missing.
 *
 * @example const X: Matrix = { data: Float64Array.of(1, 2, 3, 4, 5, 6), rows: 3, columns: 2 };
 */
export interface Matrix {
  data: Float32Array | Float64Array;
  rows: number;
  columns: number;
}

/**
 * Refuses what has not the shape of a matrix: a wrong length, no rows, no columns.
 *
 * @param caller - function named in the message
 * @throws TypeError when the data is of another kind, RangeError when a size is wrong
 */
export function assertShape(X: Matrix, caller: string): void {
  if (typeof X !== "object" || X === null || Array.isArray(X)) {
    throw new TypeError(`${caller}: X must be { data, rows, columns }, got ${briefly(X)}`);
  }
  const { data, rows, columns } = X;
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new TypeError(`${caller}: data must be a Float32Array or a Float64Array, got ${typeof data}`);
  }
  if (!Number.isInteger(rows) || rows < 1)
    throw new RangeError(`${caller}: rows must be a whole number of at least 1, got ${briefly(rows)}`);
  if (!Number.isInteger(columns) || columns < 1) {
    throw new RangeError(`${caller}: columns must be a whole number of at least 1, got ${briefly(columns)}`);
  }
  if (data.length !== rows * columns) {
    throw new RangeError(`${caller}: data must hold ${rows} × ${columns} values, got ${data.length}`);
  }
}

/**
 * Refuses what is no matrix: a wrong shape, or an infinite value.
 *
 * @param caller - function named in the message
 * @throws what {@link assertShape} throws; RangeError when a value is infinite
 */
export function assertMatrix(X: Matrix, caller: string): void {
  assertShape(X, caller);
  const { data, columns } = X;
  for (let index = 0; index < data.length; index++) {
    const value = data[index]!;
    if (value === Infinity || value === -Infinity) {
      const row = Math.floor(index / columns);
      throw new RangeError(
        `${caller}: values must be finite or NaN, got ${value} in row ${row}, column ${index % columns}`,
      );
    }
  }
}

/**
 * Refuses a matrix with another number of columns than the training data.
 *
 * @param caller - function named in the message
 * @throws RangeError when they differ
 */
export function assertColumns(X: Matrix, columns: number, caller: string): void {
  if (X.columns === columns) return;
  throw new RangeError(`${caller}: X must have ${columns} columns as in fit, got ${X.columns}`);
}
