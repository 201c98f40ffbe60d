import type { IsolationTree } from "./growTree";
import type { Matrix } from "./Matrix";

/** Adds to `sums` the path length that each row from `start` to `end` has in one tree; `sums[0]` is row `start`. */
export function addPathLengthsInPlace(
  sums: Float64Array,
  tree: IsolationTree,
  { data, columns }: Matrix,
  start: number,
  end: number,
): void {
  const { feature, threshold, left, missingLeft, pathLength } = tree;
  for (let row = start; row < end; row++) {
    const offset = row * columns;
    let node = 0;
    for (let column = feature[0]!; column >= 0; column = feature[node]!) {
      const value = data[offset + column]!;
      const goesLeft = value <= threshold[node]! || (value !== value && missingLeft[node] === 1);
      node = left[node]! + (goesLeft ? 0 : 1);
    }
    sums[row - start]! += pathLength[node]!;
  }
}
