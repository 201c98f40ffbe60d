import { drawSplit, type VariantSplit } from "./drawVariantSplit";
import { interpolatedPathLength } from "../trees/interpolatedPathLength";
import type { Matrix } from "../Matrix";
import type { NodeRows, VariantRules } from "./VariantRules";
import type { Hyperplanes, VariantTree } from "../trees/VariantTree";

/**
 * Grows one tree of a variant on some rows of a matrix. With nothing asked for it is the tree that `growTree` grows.
 *
 * @param rows - the subsample; a row may be in it more than once
 * @param features - the columns that this tree may split on; reordered in place
 * @param random - a function that returns numbers in [0, 1)
 */
export function growVariantTree(
  X: Matrix,
  rows: Int32Array,
  features: Int32Array,
  maxDepth: number,
  rules: VariantRules,
  random: () => number,
): VariantTree {
  const sample = sampleOf(X, rows);
  const nodes = new NodeLists(rules);
  const all = { rows: Int32Array.from(rows.keys()), weights: new Float64Array(rows.length).fill(1) };
  const open: OpenNode[] = [{ ...all, node: nodes.add(), depth: 0, volume: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth, volume } = next;
    const weight = sumOf(next.weights);
    const canSplit = depth < maxDepth && next.rows.length > 1 && weight > 1;
    const split = canSplit ? drawSplit(sample, next, features, rules, random) : null;
    nodes.fill(node, next.rows.length, weight, split);
    if (split === null) {
      nodes.pathLength[node] =
        rules.scoring === "density"
          ? binaryLogarithm(weight / rows.length) - volume
          : depth + interpolatedPathLength(weight);
      continue;
    }
    const [left, right] = [nodes.add(), nodes.add()];
    nodes.left[node] = left;
    const [leftRows, rightRows] = partition(next, split, rules.missing === "both");
    // A threshold may be the least value itself: no side is left without any volume.
    const volumeOf = (share: number): number => volume + binaryLogarithm(Math.max(share, Number.EPSILON));
    open.push(
      { ...rightRows, node: right, depth: depth + 1, volume: volumeOf(1 - split.volumeLeft) },
      { ...leftRows, node: left, depth: depth + 1, volume: volumeOf(split.volumeLeft) },
    );
  }
  return nodes.toTree();
}

/** A node still to be split. */
interface OpenNode extends NodeRows {
  node: number;
  depth: number;
  /** log₂ of its share of the root's volume. */
  volume: number;
}

/** A copy of the rows, as doubles. */
function sampleOf({ data, columns }: Matrix, rows: Int32Array): Matrix & { data: Float64Array } {
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, place) => values.set(data.subarray(row * columns, (row + 1) * columns), place * columns));
  return { data: values, rows: rows.length, columns };
}

/** The rows of either side. Where they follow both, those with a missing value are shared out as the others went. */
function partition(
  { rows, weights }: NodeRows,
  { side, missingLeft }: VariantSplit,
  both: boolean,
): [NodeRows, NodeRows] {
  let [left, right] = [0, 0];
  for (let place = 0; place < side.length; place++) {
    if (side[place] === -1) left += weights[place]!;
    else if (side[place] === 1) right += weights[place]!;
  }
  const missing = both ? [left / (left + right), right / (left + right)] : missingLeft ? [1, 0] : [0, 1];
  return [rowsOfSide(rows, weights, side, -1, missing[0]!), rowsOfSide(rows, weights, side, 1, missing[1]!)];
}

/** The rows of one side, and with `missing` of their weight those that are on none. */
function rowsOfSide(
  rows: Int32Array,
  weights: Float64Array,
  side: Int8Array,
  wanted: number,
  missing: number,
): NodeRows {
  let count = 0;
  for (let place = 0; place < rows.length; place++) {
    if (side[place] === wanted || (side[place] === 0 && missing > 0)) count++;
  }
  const part = { rows: new Int32Array(count), weights: new Float64Array(count) };
  count = 0;
  for (let place = 0; place < rows.length; place++) {
    const share = side[place] === wanted ? 1 : side[place] === 0 ? missing : 0;
    if (share === 0) continue;
    part.rows[count] = rows[place]!;
    part.weights[count++] = weights[place]! * share;
  }
  return part;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += values[place]!;
  return sum;
}

function binaryLogarithm(value: number): number {
  return Math.log(value) / Math.LN2;
}

/** The nodes of a tree that grows. */
class NodeLists {
  readonly pathLength: number[] = [];
  readonly left: number[] = [];
  readonly #feature: number[] = [];
  readonly #threshold: number[] = [];
  readonly #missingLeft: number[] = [];
  readonly #samples: number[] = [];
  readonly #weight: number[] = [];
  readonly #splits: (VariantSplit | null)[] = [];
  readonly #rules: VariantRules;

  constructor(rules: VariantRules) {
    this.#rules = rules;
  }

  /** Another node, a leaf so far. */
  add(): number {
    this.#feature.push(-1);
    for (const list of [this.#threshold, this.#missingLeft, this.#samples, this.#weight, this.pathLength, this.left]) {
      list.push(0);
    }
    return this.#splits.push(null) - 1;
  }

  fill(node: number, samples: number, weight: number, split: VariantSplit | null): void {
    this.#samples[node] = samples;
    this.#weight[node] = weight;
    this.#splits[node] = split;
    if (split === null) return;
    this.#feature[node] = split.feature;
    this.#threshold[node] = split.threshold;
    this.#missingLeft[node] = split.missingLeft ? 1 : 0;
  }

  toTree(): VariantTree {
    const { extensionLevel, missing, isCategorical } = this.#rules;
    const sets = this.#splits.map((split) => split?.category ?? []);
    return {
      feature: Int32Array.from(this.#feature),
      threshold: Float64Array.from(this.#threshold),
      left: Int32Array.from(this.left),
      missingLeft: Uint8Array.from(this.#missingLeft),
      pathLength: Float64Array.from(this.pathLength),
      samples: Int32Array.from(this.#samples),
      ...(extensionLevel > 0 && {
        hyperplanes: endToEnd(this.#splits.map((split) => split?.hyperplane)),
      }),
      ...(isCategorical.includes(true) && {
        categories: { start: startsOf(sets.map((set) => set.length)), code: Int32Array.from(sets.flat()) },
      }),
      ...(missing === "both" && { weight: Float64Array.from(this.#weight) }),
    };
  }
}

/** The hyperplane of each node. */
function endToEnd(planes: readonly (Hyperplanes | undefined)[]): Hyperplanes {
  const start = startsOf(planes.map((plane) => plane?.column.length ?? 0));
  const entries = start[planes.length]!;
  const all = { column: new Int32Array(entries), weight: new Float64Array(entries), fill: new Float64Array(entries) };
  planes.forEach((plane, node) => {
    if (plane === undefined) return;
    all.column.set(plane.column, start[node]);
    all.weight.set(plane.weight, start[node]);
    all.fill.set(plane.fill, start[node]);
  });
  return { start, ...all };
}

/** Where each list begins when all stand end to end, and where the last one ends. */
function startsOf(lengths: readonly number[]): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  lengths.forEach((length, place) => (start[place + 1] = start[place]! + length));
  return start;
}
