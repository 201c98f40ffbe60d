import type { FeatureMatrix } from "../features/FeatureMatrix";
import { selectFeatures } from "../features/selectFeatures";
import { IsolationForest } from "../forest/IsolationForest";
import type { IsolationForestOptions } from "../forest/options/IsolationForestOptions";
import { averagePrecision } from "./averagePrecision";
import { meanInterval } from "./meanInterval";
import type { Labels } from "./readLabels";

/** How well forests find attacks with one choice of features. */
export interface FeatureSetResult {
  features: string;
  /** How many features. */
  how_many: number;
  /** Mean over the forests' seeds, and its 95 % interval. */
  average_precision: number;
  low: number;
  high: number;
}

/** Options of {@link compareFeatureSets}. */
export interface CompareFeatureSetsOptions {
  /** Forests for each choice, at least 2; their seeds count from `forest.seed` on. @default 5 */
  runs?: number;
  forest?: IsolationForestOptions;
  /** Called after each forest. */
  onProgress?: (done: number, total: number) => void;
}

/**
 * Trains forests on several choices of the same matrix's features, and judges each by the labels: an ablation.
 *
 * The interval is over the forests' seeds, on one log: it says how far chance in the forest goes, not what another log
 * would give.
 *
 * @param sets - name → features
 * @returns one row a choice, the best first
 * @throws RangeError when the matrix lacks a feature, or `runs` is below 2
 * @example compareFeatureSets(X, { basic: names, "without novelty": others }, labels)
 */
export function compareFeatureSets(
  X: FeatureMatrix,
  sets: Readonly<Record<string, readonly string[]>>,
  { isAttack }: Pick<Labels, "isAttack">,
  options: CompareFeatureSetsOptions = {},
): FeatureSetResult[] {
  const { runs = 5, forest = {}, onProgress } = options;
  if (!Number.isInteger(runs) || runs < 2) {
    throw new RangeError(`compareFeatureSets: runs must be a whole number of at least 2, got ${runs}`);
  }
  const entries = Object.entries(sets);
  const results = entries.map(([features, names], index): FeatureSetResult => {
    const part = selectFeatures(X, names);
    const precisions = Array.from({ length: runs }, (_, run) => {
      const scores = new IsolationForest({ ...forest, seed: (forest.seed ?? 1) + run }).fit(part).score(part);
      onProgress?.(index * runs + run + 1, entries.length * runs);
      return averagePrecision(isAttack, scores);
    });
    const { mean, low, high } = meanInterval(precisions);
    return { features, how_many: names.length, average_precision: mean, low, high };
  });
  return results.sort((a, b) => b.average_precision - a.average_precision);
}
