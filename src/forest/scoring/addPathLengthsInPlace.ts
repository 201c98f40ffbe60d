import type { RowBlock } from "./RowBlock";
import type { WalkingTree } from "./WalkingTree";

/**
 * Adds to `sums` the path length that each row of a block has in one tree.
 *
 * Four rows walk side by side: none waits for what another one loads.
 */
export function addPathLengthsInPlace(sums: Float64Array, tree: WalkingTree, { values, rows }: RowBlock): void {
  const { place, threshold, next, pathLength, depth } = tree;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let step = 0; step < depth; step++) {
      a = next[a]! + +(values[place[a]! + row]! > threshold[a]!);
      b = next[b]! + +(values[place[b]! + row + 1]! > threshold[b]!);
      c = next[c]! + +(values[place[c]! + row + 2]! > threshold[c]!);
      d = next[d]! + +(values[place[d]! + row + 3]! > threshold[d]!);
    }
    sums[row]! += pathLength[a]!;
    sums[row + 1]! += pathLength[b]!;
    sums[row + 2]! += pathLength[c]!;
    sums[row + 3]! += pathLength[d]!;
  }
  for (; row < rows; row++) {
    let node = 0;
    for (let step = 0; step < depth; step++) {
      node = next[node]! + +(values[place[node]! + row]! > threshold[node]!);
    }
    sums[row]! += pathLength[node]!;
  }
}
