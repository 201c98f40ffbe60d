import { assertCategories } from "../assertCategories";
import type { LearnedForest } from "../LearnedForest";
import { assertColumns, assertMatrix, type Matrix } from "../Matrix";

/**
 * Refuses splits of several columns, and rows that go both ways: no one feature decides there. Refuses a matrix that the
 * forest cannot score, too.
 *
 * @param caller - method named in the messages
 * @throws Error for what the forest is, RangeError for what the matrix is
 */
export function assertExplainable({ options, columns }: LearnedForest, X: Matrix, caller: string): void {
  const { extensionLevel, missing, categorical } = options;
  if (extensionLevel > 0 || missing === "both") {
    throw new Error(
      `${caller}: extensionLevel must be 0 and missing "majority", got ${extensionLevel} and "${missing}"`,
    );
  }
  assertMatrix(X, caller);
  assertColumns(X, columns, caller);
  assertCategories(X, categorical, caller);
}
