import type { Matrix } from "./Matrix";

/** The greatest category. */
const GREATEST = 2 ** 31 - 1;

/**
 * Refuses a matrix whose columns of categories hold anything but whole numbers from 0 to 2,147,483,647, or NaN.
 *
 * @param categorical - the columns
 * @param caller - function named in the message
 * @throws RangeError when there is no such column, or at the first such value, naming its place
 */
export function assertCategories(
  { data, rows, columns }: Matrix,
  categorical: readonly number[],
  caller: string,
): void {
  for (const column of categorical) {
    if (column >= columns)
      throw new RangeError(`${caller}: categorical must be columns below ${columns}, got ${column}`);
    for (let row = 0; row < rows; row++) {
      const value = data[row * columns + column]!;
      if (value !== value || (Number.isInteger(value) && value >= 0 && value <= GREATEST)) continue;
      throw new RangeError(
        `${caller}: categories must be whole numbers from 0 to ${GREATEST} or NaN, got ${value} in row ${row}, column ${column}`,
      );
    }
  }
}
