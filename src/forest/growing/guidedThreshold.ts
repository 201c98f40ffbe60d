/** How well a threshold parts values, in terms of standard deviations σ of all n values and of either side. */
export type Guide = "averaged" | "pooled";

/** A threshold and what it gains, at most 1. */
export interface GuidedThreshold {
  /** Half way between two neighbouring values. */
  threshold: number;
  gain: number;
}

/**
 * The threshold that parts values into the two groups that are tightest.
 *
 * `averaged` gains (σ − (σₗ + σᵣ) / 2) / σ, `pooled` (σ − (nₗ σₗ + nᵣ σᵣ) / n) / σ: the first parts single values from the
 * others sooner, the second small clusters. Of equal gains the least threshold is taken. Cost: O(n log n).
 *
 * @param values - finite or NaN; those that are missing are left out; not changed
 * @param weights - one a value, above 0
 * @returns null when there are no two different values
 * @see F. T. Liu, K. M. Ting, Z.-H. Zhou, "On Detecting Clustered Anomalies Using SCiForest", ECML PKDD 2010, for the
 *   averaged gain; D. Cortes, "Revisiting randomized choices in isolation forests", arXiv 2110.13402 (2021), for the pooled
 * @example guidedThreshold(Float64Array.of(0, 1, 10), Float64Array.of(1, 1, 1), "pooled").threshold // 5.5
 */
export function guidedThreshold(values: Float64Array, weights: Float64Array, guide: Guide): GuidedThreshold | null {
  const { sorted, weight } = inOrder(values, weights);
  const count = sorted.length;
  if (count < 2 || !(sorted[count - 1]! > sorted[0]!)) return null;
  // As shares of the range, halved first where it is above the largest double.
  const scale = sorted[count - 1]! - sorted[0]! < Infinity ? 1 : 0.5;
  const least = sorted[0]! * scale;
  const range = sorted[count - 1]! * scale - least;
  // Means and squares grow by one value at a time, without differences of squares: first from the end, to remember the
  // deviation of what is above each place, then from the start.
  const above = new Float64Array(count);
  let [total, mean, squares] = [0, 0, 0];
  const add = (at: number): void => {
    const own = weight === null ? 1 : weight[at]!;
    const change = (sorted[at]! * scale - least) / range - mean;
    total += own;
    mean += (change * own) / total;
    squares += own * change * ((sorted[at]! * scale - least) / range - mean);
  };
  for (let at = count - 1; at >= 0; at--) {
    add(at);
    above[at] = Math.sqrt(squares / total);
  }
  const [all, deviation] = [total, above[0]!];
  [total, mean, squares] = [0, 0, 0];
  let [gain, place] = [-Infinity, -1];
  for (let at = 0; at + 1 < count; at++) {
    add(at);
    if (!(sorted[at + 1]! > sorted[at]!)) continue;
    const ofLeft = guide === "averaged" ? 0.5 : total / all;
    const apart = ofLeft * Math.sqrt(squares / total) + (1 - ofLeft) * above[at + 1]!;
    const here = deviation > 0 ? (deviation - apart) / deviation : 0;
    if (here > gain) {
      gain = here;
      place = at;
    }
  }
  return { threshold: halfWay(sorted[place]!, sorted[place + 1]!), gain };
}

/** The values that are not missing from the least on, each with its weight; null where all weigh alike. */
function inOrder(values: Float64Array, weights: Float64Array): { sorted: Float64Array; weight: Float64Array | null } {
  if (isAlike(weights)) {
    const known = values.slice();
    let count = 0;
    for (let at = 0; at < known.length; at++) if (known[at] === known[at]) known[count++] = known[at]!;
    return { sorted: known.subarray(0, count).sort(), weight: null };
  }
  const order = Array.from(values.keys()).filter((place) => values[place] === values[place]);
  order.sort((one, other) => values[one]! - values[other]!);
  return {
    sorted: Float64Array.from(order, (place) => values[place]!),
    weight: Float64Array.from(order, (place) => weights[place]!),
  };
}

function isAlike(weights: Float64Array): boolean {
  for (let at = 1; at < weights.length; at++) if (weights[at] !== weights[0]) return false;
  return true;
}

/** At least `value` and below `next`, whatever is rounded. */
function halfWay(value: number, next: number): number {
  const middle = value / 2 + next / 2;
  return middle >= value && middle < next ? middle : value;
}
