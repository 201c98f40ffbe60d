import type { FeatureMatrix } from "./FeatureMatrix";

/**
 * Some columns of a matrix, as a matrix of their own.
 *
 * @param names - which, in which order
 * @throws RangeError when there is none, or the matrix has no such feature
 * @example new IsolationForest().fit(selectFeatures(X, ["failed", "failures_user_1h"]))
 */
export function selectFeatures(X: FeatureMatrix, names: readonly string[]): FeatureMatrix {
  if (names.length === 0) throw new RangeError("selectFeatures: at least one feature is required, got 0");
  const from = names.map((name) => {
    const column = X.names.indexOf(name);
    if (column < 0) throw new RangeError(`selectFeatures: the matrix has no feature ${name}`);
    return column;
  });
  const data = new Float32Array(X.rows * names.length);
  for (let row = 0, to = 0; row < X.rows; row++) {
    for (const column of from) data[to++] = X.data[row * X.columns + column]!;
  }
  return { data, rows: X.rows, columns: names.length, names: [...names] };
}
