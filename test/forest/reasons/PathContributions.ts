import { goesLeft } from "../../../src/forest/trees/goesLeft";
import type { Matrix } from "../../../src/forest/Matrix";
import type { VariantTree } from "../../../src/forest/trees/VariantTree";

/**
 * How much each feature adds to the path length that a tree gives to a row: exact Shapley values (TreeSHAP). Where a
 * feature counts as unknown, the tree's training rows say how often either way is taken.
 *
 * The work of one tree and row is O(leaves · depth²).
 *
 * @see S. M. Lundberg et al., "From local explanations to global understanding with explainable AI for trees", Nature
 *   Machine Intelligence 2 (2020), algorithm 2
 * @example new PathContributions(8).addInPlace(contributions, tree, X, 17)
 */
export class PathContributions {
  // The way to a node: each feature on it once. The ways to the nodes above stand before it.
  #feature: Int32Array;
  /** Share of the training rows that go on where the feature decides. */
  #zero: Float64Array;
  /** 1 where the row itself goes on, else 0. */
  #one: Float64Array;
  /** Entry i: the weight of the sets of i features of the way. */
  #weight: Float64Array;

  /** @param maxDepth - depth of the deepest leaf of the trees */
  constructor(maxDepth: number) {
    const entries = ((maxDepth + 2) * (maxDepth + 3)) / 2;
    this.#feature = new Int32Array(entries);
    this.#zero = new Float64Array(entries);
    this.#one = new Float64Array(entries);
    this.#weight = new Float64Array(entries);
  }

  /** Adds a row's contributions, one a column of `X`, to those of other trees. */
  addInPlace(contributions: Float64Array, tree: VariantTree, X: Matrix, row: number): void {
    this.#visit(contributions, tree, X.data, row * X.columns, 0, -1, 0, 1, 1, -1);
  }

  /** @param above - where the way to the node above begins; this one's begins behind its `depth` entries */
  #visit(
    contributions: Float64Array,
    tree: VariantTree,
    data: Matrix["data"],
    offset: number,
    node: number,
    above: number,
    depth: number,
    zero: number,
    one: number,
    through: number,
  ): void {
    const start = above + depth + 1;
    this.#copy(above, start, depth);
    this.#extend(start, depth, zero, one, through);
    const column = tree.feature[node]!;
    if (column < 0) return this.#addLeaf(contributions, start, depth, tree.pathLength[node]!);
    const isLeft = goesLeft(tree, node, data[offset + column]!);
    const near = tree.left[node]! + (isLeft ? 0 : 1);
    const far = tree.left[node]! + (isLeft ? 1 : 0);
    let length = depth;
    let [zeroSoFar, oneSoFar] = [1, 1];
    const seen = this.#feature.subarray(start, start + depth + 1).indexOf(column);
    if (seen >= 0) {
      zeroSoFar = this.#zero[start + seen]!;
      oneSoFar = this.#one[start + seen]!;
      this.#unwind(start, depth, seen);
      length--;
    }
    const share = zeroSoFar / tree.samples[node]!;
    const [nearZero, farZero] = [share * tree.samples[near]!, share * tree.samples[far]!];
    this.#visit(contributions, tree, data, offset, near, start, length + 1, nearZero, oneSoFar, column);
    this.#visit(contributions, tree, data, offset, far, start, length + 1, farZero, 0, column);
  }

  #copy(from: number, to: number, count: number): void {
    if (count === 0) return;
    for (const part of [this.#feature, this.#zero, this.#one, this.#weight]) part.copyWithin(to, from, from + count);
  }

  /** Puts a feature at the end of a way with `depth` entries. */
  #extend(start: number, depth: number, zero: number, one: number, feature: number): void {
    const weight = this.#weight;
    this.#feature[start + depth] = feature;
    this.#zero[start + depth] = zero;
    this.#one[start + depth] = one;
    weight[start + depth] = depth === 0 ? 1 : 0;
    for (let i = depth - 1; i >= 0; i--) {
      weight[start + i + 1]! += (one * weight[start + i]! * (i + 1)) / (depth + 1);
      weight[start + i] = (zero * weight[start + i]! * (depth - i)) / (depth + 1);
    }
  }

  /** Takes a feature out of a way, as if it had never been put there. */
  #unwind(start: number, depth: number, place: number): void {
    const weight = this.#weight;
    const [zero, one] = [this.#zero[start + place]!, this.#one[start + place]!];
    let next = weight[start + depth]!;
    for (let i = depth - 1; i >= 0; i--) {
      if (one === 0) {
        weight[start + i] = (weight[start + i]! * (depth + 1)) / (zero * (depth - i));
      } else {
        const before = weight[start + i]!;
        weight[start + i] = (next * (depth + 1)) / ((i + 1) * one);
        next = before - (weight[start + i]! * zero * (depth - i)) / (depth + 1);
      }
    }
    for (const part of [this.#feature, this.#zero, this.#one]) {
      part.copyWithin(start + place, start + place + 1, start + depth + 1);
    }
  }

  /** What the leaf's path length says of each feature on the way to it. */
  #addLeaf(contributions: Float64Array, start: number, depth: number, pathLength: number): void {
    for (let place = 1; place <= depth; place++) {
      const change = this.#one[start + place]! - this.#zero[start + place]!;
      contributions[this.#feature[start + place]!]! += this.#weightWithout(start, depth, place) * change * pathLength;
    }
  }

  /** Sum of the weights that the way would have without one feature. */
  #weightWithout(start: number, depth: number, place: number): number {
    const weight = this.#weight;
    const [zero, one] = [this.#zero[start + place]!, this.#one[start + place]!];
    let next = weight[start + depth]!;
    let sum = 0;
    for (let i = depth - 1; i >= 0; i--) {
      if (one === 0) {
        sum += weight[start + i]! / (zero * (depth - i));
      } else {
        const part = next / ((i + 1) * one);
        sum += part;
        next = weight[start + i]! - part * zero * (depth - i);
      }
    }
    return sum * (depth + 1);
  }
}
