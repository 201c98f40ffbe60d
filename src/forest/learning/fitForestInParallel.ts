import { growInParallel } from "../growing/growInParallel";
import type { LearnedForest } from "../LearnedForest";
import type { ResolvedOptions } from "../options/IsolationForestOptions";
import { threadsOf } from "../options/threadsOf";
import type { MatrixBlocks } from "../TallMatrix";
import type { FitParallelOptions } from "./FitOptions";
import { newForest } from "./newForest";
import { prepareFit } from "./prepareFit";

/**
 * The forest of `fitForest`, bit for bit, grown by several threads.
 *
 * @throws RangeError as `IsolationForest.fitParallel`
 */
export async function fitForestInParallel(
  X: MatrixBlocks,
  options: ResolvedOptions,
  fitOptions: FitParallelOptions,
): Promise<LearnedForest> {
  const caller = "IsolationForest.fitParallel";
  const { all, sampler } = prepareFit(X, options, fitOptions, ["sampleWeight", "threads"], caller);
  const threads = threadsOf(fitOptions, caller);
  const trees = await growInParallel(all, options, sampler, 0, options.nEstimators, threads);
  return newForest(trees, all, options, sampler.size, caller);
}
