import { drawBetween } from "./drawBetween";
import { drawHyperplane } from "./drawHyperplane";
import { guidedThreshold } from "./guidedThreshold";
import type { Matrix } from "../Matrix";
import type { NodeRows, VariantRules } from "./VariantRules";
import type { Hyperplanes } from "../trees/VariantTree";

/** A way to part the rows of a node. */
export interface VariantSplit {
  /** Its column, of a hyperplane the first. */
  feature: number;
  /** 0 for a set of categories. */
  threshold: number;
  missingLeft: boolean;
  /** The hyperplane alone, from entry 0 on. */
  hyperplane?: Hyperplanes | undefined;
  /** The categories that go against `missingLeft`, in rising order. */
  category?: number[];
  /** Of each row: −1 left, 1 right, 0 missing. */
  side: Int8Array;
  /** Share of the node's range, or of its categories, that is on the left. */
  volumeLeft: number;
}

/** A column of the node's rows, or where they lie along a hyperplane, and a threshold that parts them. */
interface Candidate {
  feature: number;
  hyperplane: Hyperplanes | undefined;
  values: Float64Array;
  least: number;
  greatest: number;
  threshold: number;
  gain: number;
}

/**
 * Draws a split of a node: the only one, or of `guidedTries` the one with the greatest gain.
 *
 * A column that is constant in the node is passed over. Tries of single columns draw different ones.
 *
 * @param sample - the rows that the tree is grown on
 * @param features - the columns that the tree may split on; reordered in place
 * @returns null when nothing tells the rows apart
 */
export function drawSplit(
  sample: Matrix & { data: Float64Array },
  node: NodeRows,
  features: Int32Array,
  rules: VariantRules,
  random: () => number,
): VariantSplit | null {
  const tries = rules.guided === false ? 1 : rules.guidedTries;
  let best: Candidate | null = null;
  if (rules.extensionLevel > 0) {
    for (let done = 0; done < tries; done++) {
      const plane = drawHyperplane(sample, node, features, rules.extensionLevel + 1, random);
      if (plane === null) break;
      const { values, hyperplane } = plane;
      const next = drawThreshold(values, node, hyperplane.column[0]!, hyperplane, rules, random);
      if (next !== null && (best === null || next.gain > best.gain)) best = next;
    }
    return best && thresholdSplit(best, node);
  }
  let done = 0;
  for (let left = features.length; left > 0 && done < tries; left--) {
    const drawn = Math.floor(random() * left);
    const feature = features[drawn]!;
    features[drawn] = features[left - 1]!;
    features[left - 1] = feature;
    const values = new Float64Array(node.rows.length);
    for (let at = 0; at < values.length; at++) values[at] = sample.data[node.rows[at]! * sample.columns + feature]!;
    if (rules.isCategorical[feature]) {
      const split = categorySplit(values, node, feature, random);
      if (split !== null) return split;
      continue;
    }
    const next = drawThreshold(values, node, feature, undefined, rules, random);
    if (next === null) continue;
    done++;
    if (best === null || next.gain > best.gain) best = next;
  }
  return best && thresholdSplit(best, node);
}

function drawThreshold(
  values: Float64Array,
  { weights }: NodeRows,
  feature: number,
  hyperplane: Hyperplanes | undefined,
  { guided }: VariantRules,
  random: () => number,
): Candidate | null {
  let least = Infinity;
  let greatest = -Infinity;
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (!(greatest > least)) return null;
  let [threshold, gain] = [least, 0];
  if (guided === false) {
    const drawn = drawBetween(least, greatest, random);
    if (drawn < greatest) threshold = drawn;
  } else {
    ({ threshold, gain } = guidedThreshold(values, weights, guided)!);
  }
  return { feature, hyperplane, values, least, greatest, threshold, gain };
}

function thresholdSplit(
  { feature, hyperplane, values, least, greatest, threshold }: Candidate,
  { weights }: NodeRows,
): VariantSplit {
  const side = new Int8Array(values.length);
  for (let at = 0; at < side.length; at++) side[at] = values[at]! <= threshold ? -1 : values[at]! > threshold ? 1 : 0;
  const range = greatest / 2 - least / 2;
  const volumeLeft = range > 0 ? (threshold / 2 - least / 2) / range : 0.5;
  return { feature, threshold, missingLeft: mostLeft(side, weights), hyperplane, side, volumeLeft };
}

/** Every set of categories is equally likely, save none and all. */
function categorySplit(
  values: Float64Array,
  { weights }: NodeRows,
  feature: number,
  random: () => number,
): VariantSplit | null {
  const codes = [...new Set(values)].filter((value) => value === value).sort((one, other) => one - other);
  if (codes.length < 2) return null;
  let isLeft: boolean[];
  do isLeft = codes.map(() => random() < 0.5);
  while (!isLeft.includes(true) || !isLeft.includes(false));
  const left = new Set(codes.filter((_, place) => isLeft[place]));
  const side = Int8Array.from(values, (value) => (value !== value ? 0 : left.has(value) ? -1 : 1));
  const missingLeft = mostLeft(side, weights);
  const category = codes.filter((code) => left.has(code) !== missingLeft);
  return { feature, threshold: 0, missingLeft, category, side, volumeLeft: left.size / codes.length };
}

function mostLeft(side: Int8Array, weights: Float64Array): boolean {
  let balance = 0;
  for (let place = 0; place < side.length; place++) balance -= side[place]! * weights[place]!;
  return balance > 0;
}
