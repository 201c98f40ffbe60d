import { drawBetween } from "./drawBetween";
import { averagePathLength } from "../trees/averagePathLength";
import type { IsolationTree } from "../trees/IsolationTree";
import type { Matrix } from "../Matrix";

/**
 * Grows one isolation tree on some rows of a matrix.
 *
 * A split draws a feature, and a threshold evenly between that feature's least and greatest value in the node. A
 * feature that is constant in the node is skipped and another drawn. A node becomes a leaf at `maxDepth`, with one
 * row, or when every feature is constant.
 *
 * @param rows - the subsample; reordered in place
 * @param features - the columns that this tree may split on; reordered in place
 * @param random - a function that returns numbers in [0, 1)
 * @see F. T. Liu, K. M. Ting, Z.-H. Zhou, "Isolation Forest", ICDM 2008, algorithm 2
 */
export function growTree(
  X: Matrix,
  rows: Int32Array,
  features: Int32Array,
  maxDepth: number,
  random: () => number,
): IsolationTree {
  const capacity = 2 * rows.length - 1;
  const tree = emptyTree(capacity);
  // Nodes still to be split: their place in the tree, their span of `rows`, their depth.
  const open: [node: number, start: number, end: number, depth: number][] = [[0, 0, rows.length, 0]];
  let nodes = 1;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, start, end, depth] = next;
    tree.samples[node] = end - start;
    const split = depth < maxDepth && end - start > 1 ? drawSplit(X, rows, start, end, features, random) : null;
    if (split === null) {
      tree.feature[node] = -1;
      tree.pathLength[node] = depth + averagePathLength(end - start);
      continue;
    }
    const middle = partitionInPlace(X, rows, start, end, split);
    tree.feature[node] = split.feature;
    tree.threshold[node] = split.threshold;
    tree.missingLeft[node] = split.missingLeft ? 1 : 0;
    tree.left[node] = nodes;
    open.push([nodes + 1, middle, end, depth + 1], [nodes, start, middle, depth + 1]);
    nodes += 2;
  }
  return trimmed(tree, nodes);
}

interface Split {
  feature: number;
  threshold: number;
  missingLeft: boolean;
}

function drawSplit(
  { data, columns }: Matrix,
  rows: Int32Array,
  start: number,
  end: number,
  features: Int32Array,
  random: () => number,
): Split | null {
  for (let left = features.length; left > 0; left--) {
    const drawn = Math.floor(random() * left);
    const feature = features[drawn]!;
    features[drawn] = features[left - 1]!;
    features[left - 1] = feature;
    let least = Infinity;
    let greatest = -Infinity;
    for (let at = start; at < end; at++) {
      const value = data[rows[at]! * columns + feature]!;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    if (!(greatest > least)) continue;
    const drawnThreshold = drawBetween(least, greatest, random);
    const threshold = drawnThreshold < greatest ? drawnThreshold : least;
    return { feature, threshold, missingLeft: mostGoLeft(data, columns, rows, start, end, feature, threshold) };
  }
  return null;
}

function mostGoLeft(
  data: Matrix["data"],
  columns: number,
  rows: Int32Array,
  start: number,
  end: number,
  feature: number,
  threshold: number,
): boolean {
  let balance = 0;
  for (let at = start; at < end; at++) {
    const value = data[rows[at]! * columns + feature]!;
    if (value <= threshold) balance++;
    else if (value > threshold) balance--;
  }
  return balance > 0;
}

/** Moves the rows that go left to the front of the span; returns where the others begin. */
function partitionInPlace(
  { data, columns }: Matrix,
  rows: Int32Array,
  start: number,
  end: number,
  { feature, threshold, missingLeft }: Split,
): number {
  let middle = start;
  for (let at = start; at < end; at++) {
    const row = rows[at]!;
    const value = data[row * columns + feature]!;
    if (value <= threshold || (missingLeft && Number.isNaN(value))) {
      rows[at] = rows[middle]!;
      rows[middle++] = row;
    }
  }
  return middle;
}

function emptyTree(nodes: number): IsolationTree {
  return {
    feature: new Int32Array(nodes),
    threshold: new Float64Array(nodes),
    left: new Int32Array(nodes),
    missingLeft: new Uint8Array(nodes),
    pathLength: new Float64Array(nodes),
    samples: new Int32Array(nodes),
  };
}

function trimmed(tree: IsolationTree, nodes: number): IsolationTree {
  return {
    feature: tree.feature.slice(0, nodes),
    threshold: tree.threshold.slice(0, nodes),
    left: tree.left.slice(0, nodes),
    missingLeft: tree.missingLeft.slice(0, nodes),
    pathLength: tree.pathLength.slice(0, nodes),
    samples: tree.samples.slice(0, nodes),
  };
}
