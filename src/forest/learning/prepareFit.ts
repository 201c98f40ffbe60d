import { assertCategories } from "../assertCategories";
import { assertKnownOptions } from "../../options/assertKnownOptions";
import type { ResolvedOptions } from "../options/IsolationForestOptions";
import { type RowSampler, rowSampler } from "../sampling/rowSampler";
import { eachBlock, type MatrixBlocks, type TallMatrix, tallMatrix } from "../TallMatrix";
import type { FitOptions } from "./FitOptions";

/**
 * Checks what a forest is to be fitted on, and says how its rows are drawn.
 *
 * @param known - names of the options that there are
 * @param caller - method named in the messages
 * @throws TypeError or RangeError as `IsolationForest.fit`
 */
export function prepareFit(
  X: MatrixBlocks,
  { maxSamples, bootstrap, categorical }: ResolvedOptions,
  fitOptions: FitOptions,
  known: readonly string[],
  caller: string,
): { all: TallMatrix; sampler: RowSampler } {
  assertKnownOptions(fitOptions, known, caller);
  const all = tallMatrix(X, caller);
  eachBlock(all, (block, blockCaller) => assertCategories(block, categorical, blockCaller));
  return { all, sampler: rowSampler(all.rows, maxSamples, bootstrap, fitOptions.sampleWeight, caller) };
}
