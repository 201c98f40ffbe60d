import { drawNormal } from "./drawNormal";
import { hyperplaneValue } from "../trees/hyperplaneValue";
import type { Matrix } from "../Matrix";
import type { NodeRows } from "./VariantRules";
import type { Hyperplanes } from "../trees/VariantTree";

/** A direction, and where each row of the node lies along it. */
export interface DrawnHyperplane {
  hyperplane: Hyperplanes;
  values: Float64Array;
}

/**
 * Draws a random direction: for each of `count` columns that are not constant in the node (or of as many as there are) a
 * number from the normal distribution, over the column's standard deviation in the node, so that units do not matter.
 *
 * @param features - the columns to choose from; reordered in place
 * @returns null when every column is constant
 * @see S. Hariri, M. Carrasco Kind, R. J. Brunner, "Extended Isolation Forest", IEEE TKDE 33 (2021) 1479, algorithm 2;
 *   there values are not scaled
 */
export function drawHyperplane(
  { data, columns }: Matrix & { data: Float64Array },
  { rows }: NodeRows,
  features: Int32Array,
  count: number,
  random: () => number,
): DrawnHyperplane | null {
  const chosen: { feature: number; mean: number; deviation: number }[] = [];
  for (let left = features.length; left > 0 && chosen.length < count; left--) {
    const drawn = Math.floor(random() * left);
    const feature = features[drawn]!;
    features[drawn] = features[left - 1]!;
    features[left - 1] = feature;
    const spread = spreadOf(data, columns, rows, feature);
    if (spread !== null) chosen.push({ feature, ...spread });
  }
  if (chosen.length === 0) return null;
  chosen.sort((one, other) => one.feature - other.feature);
  const hyperplane = {
    start: Int32Array.of(0, chosen.length),
    column: new Int32Array(chosen.length),
    weight: new Float64Array(chosen.length),
    fill: new Float64Array(chosen.length),
  };
  chosen.forEach(({ feature, mean, deviation }, at) => {
    hyperplane.column[at] = feature;
    hyperplane.weight[at] = drawNormal(random) / deviation;
    hyperplane.fill[at] = mean;
  });
  const values = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    values[at] = hyperplaneValue(data, rows[at]! * columns, hyperplane, 0, chosen.length);
  }
  return { hyperplane, values };
}

/** Least range of a column that is not taken as constant: one over it is finite. */
const LEAST_RANGE = 1e-290;

/** Mean and standard deviation of a column over some rows, without missing values; null when it is constant. */
function spreadOf(
  data: Float64Array,
  columns: number,
  rows: Int32Array,
  feature: number,
): { mean: number; deviation: number } | null {
  let [least, greatest, count] = [Infinity, -Infinity, 0];
  for (let at = 0; at < rows.length; at++) {
    const value = data[rows[at]! * columns + feature]!;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
    if (value === value) count++;
  }
  // As shares of the range, halved first: no sum is above the largest double.
  const range = greatest / 2 - least / 2;
  if (!(range > LEAST_RANGE)) return null;
  const shareOf = (at: number): number => (data[rows[at]! * columns + feature]! / 2 - least / 2) / range;
  let sum = 0;
  for (let at = 0; at < rows.length; at++) {
    const share = shareOf(at);
    if (share === share) sum += share;
  }
  const mean = sum / count;
  let squares = 0;
  for (let at = 0; at < rows.length; at++) {
    const share = shareOf(at);
    if (share === share) squares += (share - mean) * (share - mean);
  }
  const deviation = Math.min(2 * Math.sqrt(squares / count) * range, 1e300);
  return { mean: least * (1 - mean) + greatest * mean, deviation };
}
