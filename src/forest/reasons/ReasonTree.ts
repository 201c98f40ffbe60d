import type { VariantTree } from "../trees/VariantTree";
import { gaussLegendre, type Quadrature } from "./gaussLegendre";

/** Nodes of the quadrature that are worked on side by side. */
export const LANES = 4;

/**
 * A tree laid out for saying how much each feature adds to a path length.
 *
 * A leaf that lies behind the features 1 … m counts as much as it has of each of them: 1 where the feature is known and
 * the row goes on, 0 where it is known and the row does not, and where it is not known the share z of training rows that
 * go on. So it plays a product game, whose Shapley value is one integral of a polynomial,
 * (o_i − z_i) ∫ Π_{j≠i} (t o_j + (1 − t) z_j) dt from 0 to 1, where o is 1 if the row itself goes on, else 0; the
 * quadrature gives it exactly, with as many nodes as half the features on the longest way.
 *
 * Each node but the root stands for the step that leads to it. All the steps of a way that ask for the same feature are
 * one condition, so a step that asks again only changes what the one before, `earlier`, said. How it changes the product,
 * and what the feature's own factor is in it, depends on the row in one of three ways, `state`: 2 when the row goes on
 * here and at `earlier`, 1 when it went on there but not here, 0 when it had left before.
 */
export interface ReasonTree {
  source: VariantTree;
  /** Of each node, the node above; before it in the list. */
  parent: Int32Array;
  /** The column that the step asks for; −1 at the root. */
  column: Int32Array;
  /** What the step compares with. */
  threshold: Float64Array;
  /** 1 for the step that values up to the threshold take. */
  isLeft: Uint8Array;
  /** 1 for the step that a missing value takes. */
  takesMissing: Uint8Array;
  /** The node of the nearest step above that asks for the same column; 0, the root, when there is none. */
  earlier: Int32Array;
  /** Share of the training rows that go on, by all steps of the way that ask for this column. */
  share: Float64Array;
  /** Path length of a leaf; 0 at other nodes. */
  pathLength: Float64Array;
  isLeaf: Uint8Array;
  /** For each group of {@link LANES} nodes of the quadrature. */
  groups: LaneGroup[];
}

/** What the steps of a tree do at some nodes of the quadrature. */
export interface LaneGroup {
  nodes: Float64Array;
  weights: Float64Array;
  /** What a step multiplies the product by: (node · 3 + state) · LANES + lane. */
  factor: Float64Array;
  /** By how much a step changes (o − z) / (t o + (1 − t) z) of its feature; the same places. */
  change: Float64Array;
}

/**
 * Lays out a tree.
 *
 * @see P. Yu, C. Xu, A. Bifet, J. Read, "Linear TreeShap", NeurIPS 2022, for the polynomial of a way; theirs is divided,
 *   ours integrated, where nothing is subtracted that could cancel
 * @example addContributionsInPlace(sums, layOutReasons(tree), X, [17]);
 */
export function layOutReasons(tree: VariantTree): ReasonTree {
  const { feature, left, missingLeft, samples } = tree;
  const nodes = feature.length;
  const laid = {
    source: tree,
    parent: new Int32Array(nodes),
    column: new Int32Array(nodes).fill(-1),
    threshold: new Float64Array(nodes),
    isLeft: new Uint8Array(nodes),
    takesMissing: new Uint8Array(nodes),
    earlier: new Int32Array(nodes),
    share: new Float64Array(nodes).fill(1),
    pathLength: tree.pathLength.map((value, node) => (feature[node]! < 0 ? value : 0)),
    isLeaf: Uint8Array.from(feature, (column) => (column < 0 ? 1 : 0)),
  };
  const features = new Int32Array(nodes);
  let most = 1;
  for (let parent = 0; parent < nodes; parent++) {
    if (feature[parent]! < 0) continue;
    const column = feature[parent]!;
    const earlier = nearestAbove(laid, parent, column);
    for (const node of [left[parent]!, left[parent]! + 1]) {
      const isLeft = node === left[parent] ? 1 : 0;
      laid.parent[node] = parent;
      laid.column[node] = column;
      laid.threshold[node] = tree.threshold[parent]!;
      laid.isLeft[node] = isLeft;
      laid.takesMissing[node] = isLeft === missingLeft[parent] ? 1 : 0;
      laid.earlier[node] = earlier;
      laid.share[node] = (laid.share[earlier]! * samples[node]!) / samples[parent]!;
      features[node] = features[parent]! + (earlier === 0 ? 1 : 0);
      most = Math.max(most, features[node]);
    }
  }
  return { ...laid, groups: laneGroups(laid, rule(Math.ceil(most / 2 / LANES) * LANES)) };
}

/** The step on the way to a node, its own included, that asks for a column; 0 when there is none. */
function nearestAbove(
  { parent, column }: { parent: Int32Array; column: Int32Array },
  node: number,
  asked: number,
): number {
  let at = node;
  while (at > 0 && column[at] !== asked) at = parent[at]!;
  return at;
}

const rules = new Map<number, Quadrature>();

function rule(count: number): Quadrature {
  const known = rules.get(count) ?? gaussLegendre(count);
  rules.set(count, known);
  return known;
}

function laneGroups({ earlier, share }: { earlier: Int32Array; share: Float64Array }, all: Quadrature): LaneGroup[] {
  return Array.from({ length: all.nodes.length / LANES }, (_, group) => {
    const nodes = all.nodes.subarray(group * LANES, (group + 1) * LANES);
    const weights = all.weights.subarray(group * LANES, (group + 1) * LANES);
    const factor = new Float64Array(share.length * 3 * LANES);
    const change = new Float64Array(share.length * 3 * LANES);
    for (let node = 1; node < share.length; node++) {
      const [z, before] = [share[node]!, share[earlier[node]!]!];
      nodes.forEach((t, lane) => {
        const place = node * 3 * LANES + lane;
        const [goesOn, wentOn] = [t + (1 - t) * z, t + (1 - t) * before];
        factor[place] = z / before;
        factor[place + LANES] = ((1 - t) * z) / wentOn;
        factor[place + 2 * LANES] = goesOn / wentOn;
        change[place + LANES] = -1 / (1 - t) - (1 - before) / wentOn;
        change[place + 2 * LANES] = (1 - z) / goesOn - (1 - before) / wentOn;
      });
    }
    return { nodes, weights, factor, change };
  });
}
