import type { Matrix } from "../Matrix";
import { goesOnInPlace } from "./goesOnInPlace";
import { LANES, type LaneGroup, type ReasonTree } from "./ReasonTree";

// A constant of its own: an imported one is looked up anew in every round of the loops.
const WIDTH = LANES;

/**
 * Adds how much each feature adds to the path length that a tree gives to some rows: exact Shapley values. Where a feature
 * counts as unknown, the tree's training rows say how often either way is taken.
 *
 * Cost: O(rows · nodes of the tree · ⌈features on the longest way ÷ 8⌉).
 *
 * @param sums - a row of it for each of `rows`, a column a feature of `X`
 * @see {@link ReasonTree} for how
 */
export function addContributionsInPlace(
  sums: Float64Array,
  tree: ReasonTree,
  X: Matrix,
  rows: ArrayLike<number>,
): void {
  const nodes = tree.parent.length;
  const goesOn = new Uint8Array(nodes);
  const products = new Float64Array(nodes * WIDTH);
  const below = new Float64Array(nodes * WIDTH);
  for (let place = 0; place < rows.length; place++) {
    goesOnInPlace(goesOn, tree, X.data, rows[place]! * X.columns);
    for (const group of tree.groups) {
      multiplyDown(products, tree, group, goesOn);
      addUp(sums, place * X.columns, below, products, tree, group, goesOn);
    }
  }
}

/** Writes the product of each way, from the root down. */
function multiplyDown(
  products: Float64Array,
  { parent, earlier }: ReasonTree,
  { factor, weights }: LaneGroup,
  goesOn: Uint8Array,
): void {
  products.set(weights);
  for (let node = 1; node < parent.length; node++) {
    const from = parent[node]! * WIDTH;
    const to = node * WIDTH;
    const by = (node * 3 + goesOn[earlier[node]!]! + goesOn[node]!) * WIDTH;
    products[to] = products[from]! * factor[by]!;
    products[to + 1] = products[from + 1]! * factor[by + 1]!;
    products[to + 2] = products[from + 2]! * factor[by + 2]!;
    products[to + 3] = products[from + 3]! * factor[by + 3]!;
  }
}

/** Adds up what the leaves below each step have, from the leaves up, and what of it is due to the step's feature. */
function addUp(
  sums: Float64Array,
  offset: number,
  below: Float64Array,
  products: Float64Array,
  { parent, earlier, column, isLeaf, pathLength }: ReasonTree,
  { change }: LaneGroup,
  goesOn: Uint8Array,
): void {
  below.fill(0);
  for (let node = parent.length - 1; node > 0; node--) {
    const at = node * WIDTH;
    let a: number, b: number, c: number, d: number;
    if (isLeaf[node] === 1) {
      const length = pathLength[node]!;
      a = products[at]! * length;
      b = products[at + 1]! * length;
      c = products[at + 2]! * length;
      d = products[at + 3]! * length;
    } else {
      a = below[at]!;
      b = below[at + 1]!;
      c = below[at + 2]!;
      d = below[at + 3]!;
    }
    const to = parent[node]! * WIDTH;
    below[to]! += a;
    below[to + 1]! += b;
    below[to + 2]! += c;
    below[to + 3]! += d;
    if (goesOn[earlier[node]!] === 0) continue;
    const by = (node * 3 + 1 + goesOn[node]!) * WIDTH;
    sums[offset + column[node]!]! += a * change[by]! + b * change[by + 1]! + c * change[by + 2]! + d * change[by + 3]!;
  }
}
