import type { FeatureMatrix } from "./FeatureMatrix";

/**
 * One column of a feature matrix: one number an event, NaN where it is missing.
 *
 * @throws RangeError when the matrix has no such feature; the message lists those it has
 * @example featureColumn(X, "failures_user_1h")
 */
export function featureColumn({ data, rows, columns, names }: FeatureMatrix, name: string): Float32Array {
  const column = names.indexOf(name);
  if (column < 0) throw new RangeError(`featureColumn: no feature ${name}; the matrix has ${names.join(", ")}`);
  return Float32Array.from({ length: rows }, (_, row) => data[row * columns + column]!);
}
