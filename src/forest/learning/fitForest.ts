import { growTrees } from "../growing/growTrees";
import type { LearnedForest } from "../LearnedForest";
import type { ResolvedOptions } from "../options/IsolationForestOptions";
import type { MatrixBlocks } from "../TallMatrix";
import type { FitOptions } from "./FitOptions";
import { newForest } from "./newForest";
import { prepareFit } from "./prepareFit";

/**
 * Grows the trees of a new forest on `X` (n × d, whole or in blocks), and chooses its threshold.
 *
 * @throws RangeError as `IsolationForest.fit`
 */
export function fitForest(X: MatrixBlocks, options: ResolvedOptions, fitOptions: FitOptions): LearnedForest {
  const caller = "IsolationForest.fit";
  const { all, sampler } = prepareFit(X, options, fitOptions, ["sampleWeight"], caller);
  const trees = growTrees(all, options, sampler, 0, options.nEstimators);
  return newForest(trees, all, options, sampler.size, caller);
}
