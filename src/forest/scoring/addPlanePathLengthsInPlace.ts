import type { WalkingPlanes } from "./WalkingPlanes";

/**
 * Adds to `sums` the path length that each row has in one tree of hyperplanes. Adds up in the order of `hyperplaneValue`.
 *
 * Four rows walk side by side: none waits for what another one loads.
 *
 * @param values - rows without missing values, end to end
 */
export function addPlanePathLengthsInPlace(
  sums: Float64Array,
  tree: WalkingPlanes,
  values: Float64Array,
  columns: number,
): void {
  const whole = sums.length - (sums.length % 4);
  const walk = tree.isFull ? walkFull : tree.entries === 2 ? walkPairs : walkSome;
  walk(sums, tree, values, columns, whole);
  for (let row = whole; row < sums.length; row++) sums[row]! += pathLengthOf(tree, values, row * columns);
}

/** Planes through all columns: no column is looked up. */
function walkFull(
  sums: Float64Array,
  { weight, threshold, next, pathLength, depth }: WalkingPlanes,
  values: Float64Array,
  columns: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 4) {
    const [ofA, ofB, ofC, ofD] = [row * columns, (row + 1) * columns, (row + 2) * columns, (row + 3) * columns];
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let step = 0; step < depth; step++) {
      const [planeA, planeB, planeC, planeD] = [a * columns, b * columns, c * columns, d * columns];
      let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
      for (let at = 0; at < columns; at++) {
        sumA += weight[planeA + at]! * values[ofA + at]!;
        sumB += weight[planeB + at]! * values[ofB + at]!;
        sumC += weight[planeC + at]! * values[ofC + at]!;
        sumD += weight[planeD + at]! * values[ofD + at]!;
      }
      a = next[a]! + +(sumA > threshold[a]!);
      b = next[b]! + +(sumB > threshold[b]!);
      c = next[c]! + +(sumC > threshold[c]!);
      d = next[d]! + +(sumD > threshold[d]!);
    }
    sums[row]! += pathLength[a]!;
    sums[row + 1]! += pathLength[b]!;
    sums[row + 2]! += pathLength[c]!;
    sums[row + 3]! += pathLength[d]!;
  }
}

/** Planes through two columns, the commonest. */
function walkPairs(
  sums: Float64Array,
  { column, weight, threshold, next, pathLength, depth }: WalkingPlanes,
  values: Float64Array,
  columns: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 4) {
    const [ofA, ofB, ofC, ofD] = [row * columns, (row + 1) * columns, (row + 2) * columns, (row + 3) * columns];
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let step = 0; step < depth; step++) {
      const [planeA, planeB, planeC, planeD] = [2 * a, 2 * b, 2 * c, 2 * d];
      const sumA =
        weight[planeA]! * values[ofA + column[planeA]!]! + weight[planeA + 1]! * values[ofA + column[planeA + 1]!]!;
      const sumB =
        weight[planeB]! * values[ofB + column[planeB]!]! + weight[planeB + 1]! * values[ofB + column[planeB + 1]!]!;
      const sumC =
        weight[planeC]! * values[ofC + column[planeC]!]! + weight[planeC + 1]! * values[ofC + column[planeC + 1]!]!;
      const sumD =
        weight[planeD]! * values[ofD + column[planeD]!]! + weight[planeD + 1]! * values[ofD + column[planeD + 1]!]!;
      a = next[a]! + +(sumA > threshold[a]!);
      b = next[b]! + +(sumB > threshold[b]!);
      c = next[c]! + +(sumC > threshold[c]!);
      d = next[d]! + +(sumD > threshold[d]!);
    }
    sums[row]! += pathLength[a]!;
    sums[row + 1]! += pathLength[b]!;
    sums[row + 2]! += pathLength[c]!;
    sums[row + 3]! += pathLength[d]!;
  }
}

function walkSome(
  sums: Float64Array,
  { entries, column, weight, threshold, next, pathLength, depth }: WalkingPlanes,
  values: Float64Array,
  columns: number,
  rows: number,
): void {
  for (let row = 0; row < rows; row += 4) {
    const [ofA, ofB, ofC, ofD] = [row * columns, (row + 1) * columns, (row + 2) * columns, (row + 3) * columns];
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let step = 0; step < depth; step++) {
      const [planeA, planeB, planeC, planeD] = [a * entries, b * entries, c * entries, d * entries];
      let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
      for (let at = 0; at < entries; at++) {
        sumA += weight[planeA + at]! * values[ofA + column[planeA + at]!]!;
        sumB += weight[planeB + at]! * values[ofB + column[planeB + at]!]!;
        sumC += weight[planeC + at]! * values[ofC + column[planeC + at]!]!;
        sumD += weight[planeD + at]! * values[ofD + column[planeD + at]!]!;
      }
      a = next[a]! + +(sumA > threshold[a]!);
      b = next[b]! + +(sumB > threshold[b]!);
      c = next[c]! + +(sumC > threshold[c]!);
      d = next[d]! + +(sumD > threshold[d]!);
    }
    sums[row]! += pathLength[a]!;
    sums[row + 1]! += pathLength[b]!;
    sums[row + 2]! += pathLength[c]!;
    sums[row + 3]! += pathLength[d]!;
  }
}

function pathLengthOf(
  { entries, column, weight, threshold, next, pathLength, depth }: WalkingPlanes,
  values: Float64Array,
  offset: number,
): number {
  let node = 0;
  for (let step = 0; step < depth; step++) {
    let sum = 0;
    for (let at = node * entries; at < (node + 1) * entries; at++) sum += weight[at]! * values[offset + column[at]!]!;
    node = next[node]! + +(sum > threshold[node]!);
  }
  return pathLength[node]!;
}
