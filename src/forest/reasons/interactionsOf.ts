import type { IsolationTree } from "../trees/IsolationTree";
import type { Matrix } from "../Matrix";
import { contributionsOf } from "./contributionsOf";
import { goesOnInPlace } from "./goesOnInPlace";
import { layOutReasons, type ReasonTree } from "./ReasonTree";

/**
 * Exact SHAP interaction values of one row: what each two features add to its mean path length only together, half of it
 * at `i, j` and half at `j, i`; what is left of a feature's contribution is at `i, i`.
 *
 * In the product game of a leaf (see {@link ReasonTree}), two features have together
 * (o_i − z_i) (o_j − z_j) ∫ Π_{k≠i,j} (t o_k + (1 − t) z_k) dt.
 *
 * @returns d × d, symmetric
 * @example interactionsOf(forest.trees, X, 17)
 */
export function interactionsOf(trees: readonly IsolationTree[], X: Matrix, row: number): Float64Array {
  const { columns } = X;
  const values = new Float64Array(columns * columns);
  for (const tree of trees) addPairsInPlace(values, layOutReasons(tree), X, row);
  for (let one = 0; one < columns; one++) {
    for (let other = 0; other < one; other++) {
      const half = values[other * columns + one]! / (2 * trees.length);
      values[one * columns + other] = values[other * columns + one] = half;
    }
  }
  contributionsOf(trees, X, [row]).forEach((contribution, one) => {
    const pairs = values.subarray(one * columns, (one + 1) * columns).reduce((sum, half) => sum + half, 0);
    values[one * columns + one] = contribution - pairs;
  });
  return values;
}

/** Adds what each two features have together, of one tree, at `i, j` where i < j. */
function addPairsInPlace(values: Float64Array, tree: ReasonTree, X: Matrix, row: number): void {
  const { parent, column, earlier, share, pathLength, isLeaf, groups } = tree;
  const goesOn = new Uint8Array(parent.length);
  goesOnInPlace(goesOn, tree, X.data, row * X.columns);
  for (let leaf = 1; leaf < parent.length; leaf++) {
    if (isLeaf[leaf] === 0) continue;
    const last = lastSteps(leaf, parent, earlier);
    for (const { nodes, weights } of groups) {
      nodes.forEach((t, lane) => {
        let product = weights[lane]! * pathLength[leaf]!;
        const parts = last.map((step) => {
          const factor = t * goesOn[step]! + (1 - t) * share[step]!;
          product *= factor;
          return (goesOn[step]! - share[step]!) / factor;
        });
        for (let i = 0; i < last.length; i++) {
          for (let j = 0; j < i; j++) {
            const [one, other] = [column[last[i]!]!, column[last[j]!]!];
            values[Math.min(one, other) * X.columns + Math.max(one, other)]! += product * parts[i]! * parts[j]!;
          }
        }
      });
    }
  }
}

/** The last step of a leaf's way that asks for each of its columns. */
function lastSteps(leaf: number, parent: Int32Array, earlier: Int32Array): number[] {
  const steps: number[] = [];
  const before = new Set<number>();
  for (let node = leaf; node > 0; node = parent[node]!) {
    if (!before.has(node)) steps.push(node);
    before.add(earlier[node]!);
  }
  return steps;
}
