import { briefly } from "../../text/briefly";
import type { Matrix } from "../Matrix";

/**
 * Refuses places of rows that a matrix does not have.
 *
 * @param caller - function named in the message
 * @throws TypeError when they are no list, RangeError naming the first wrong place
 */
export function assertRows(rows: ArrayLike<number>, X: Matrix, caller: string): void {
  if (typeof rows !== "object" || !Number.isInteger(rows?.length)) {
    throw new TypeError(`${caller}: rows must be a list of places in X, got ${briefly(rows)}`);
  }
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    if (Number.isInteger(row) && row >= 0 && row < X.rows) continue;
    throw new RangeError(`${caller}: rows must be whole numbers from 0 to ${X.rows - 1}, got ${briefly(row)}`);
  }
}
