import { assertCategories } from "../assertCategories";
import { growTrees } from "../growing/growTrees";
import { type LearnedForest, learnedForest } from "../LearnedForest";
import { assertShape, type Matrix } from "../Matrix";
import { assertKnownOptions } from "../options/assertKnownOptions";
import type { ResolvedOptions } from "../options/IsolationForestOptions";
import { rowSampler } from "../sampling/rowSampler";
import { withThreshold } from "./withThreshold";

const CALLER = "IsolationForest.fit";

/** Options of `IsolationForest.fit`. */
export interface FitOptions {
  /**
   * How much each row weighs, one number a row, 0 or more: it is drawn for the trees that much more often, and never with a
   * weight of 0. Nothing else looks at it.
   * @default all alike
   */
  sampleWeight?: ArrayLike<number>;
}

/**
 * Grows the trees of a new forest on `X` (n × d), and chooses its threshold.
 *
 * @throws RangeError as `IsolationForest.fit`
 */
export function fitForest(X: Matrix, options: ResolvedOptions, fitOptions: FitOptions): LearnedForest {
  assertKnownOptions(fitOptions, ["sampleWeight"], CALLER);
  assertShape(X, CALLER);
  assertCategories(X, options.categorical, CALLER);
  const { nEstimators, maxSamples, bootstrap } = options;
  const sampler = rowSampler(X.rows, maxSamples, bootstrap, fitOptions.sampleWeight);
  const trees = growTrees(X, options, sampler, 0, nEstimators);
  const fitted = { trees, columns: X.columns, sampleSize: sampler.size, threshold: 0.5, grown: nEstimators };
  return withThreshold(learnedForest(options, fitted), X, CALLER);
}
