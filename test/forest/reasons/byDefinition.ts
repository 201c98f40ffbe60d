import fc from "fast-check";
import type { IsolationTree } from "../../../src/forest/trees/IsolationTree";
import type { Matrix } from "../../../src/forest/Matrix";

/** Path length where only some features are known: of the others, both ways count as often as training rows took them. */
export function pathLengthKnowing(known: number, tree: IsolationTree, row: readonly number[], node = 0): number {
  const column = tree.feature[node]!;
  if (column < 0) return tree.pathLength[node]!;
  const [left, right] = [tree.left[node]!, tree.left[node]! + 1];
  if ((known >> column) & 1) {
    const value = row[column]!;
    const goesLeft = value <= tree.threshold[node]! || (Number.isNaN(value) && tree.missingLeft[node] === 1);
    return pathLengthKnowing(known, tree, row, goesLeft ? left : right);
  }
  const sum = [left, right].map((child) => tree.samples[child]! * pathLengthKnowing(known, tree, row, child));
  return (sum[0]! + sum[1]!) / tree.samples[node]!;
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
const sizeOf = (known: number): number => [...known.toString(2)].filter((bit) => bit === "1").length;

/** Shapley values by their definition: the mean over all orders in which features become known. */
export function shapleyValues(tree: IsolationTree, row: readonly number[]): number[] {
  const count = row.length;
  const length = (known: number): number => pathLengthKnowing(known, tree, row);
  return row.map((_, feature) => {
    let sum = 0;
    for (let known = 0; known < 1 << count; known++) {
      if ((known >> feature) & 1) continue;
      const size = sizeOf(known);
      const weight = (factorial(size) * factorial(count - size - 1)) / factorial(count);
      sum += weight * (length(known | (1 << feature)) - length(known));
    }
    return sum;
  });
}

/** Half of the Shapley interaction index of two features, by its definition. */
export function halfInteraction(tree: IsolationTree, row: readonly number[], i: number, j: number): number {
  const count = row.length;
  const length = (known: number): number => pathLengthKnowing(known, tree, row);
  let sum = 0;
  for (let known = 0; known < 1 << count; known++) {
    if ((known >> i) & 1 || (known >> j) & 1) continue;
    const size = sizeOf(known);
    const weight = (factorial(size) * factorial(count - size - 2)) / factorial(count - 1);
    const [withI, withJ] = [known | (1 << i), known | (1 << j)];
    sum += weight * (length(withI | withJ) - length(withI) - length(withJ) + length(known));
  }
  return sum / 2;
}

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);

/** Tables of few rows and at most five columns, in which some values are missing. */
export const anyTable: fc.Arbitrary<number[][]> = fc
  .integer({ min: 1, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(value, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 40 }),
  );

export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float64Array.from(rows.flat()), rows: rows.length, columns: rows[0]!.length };
}
