import type { Matrix } from "../Matrix";
import { BLOCK_ROWS } from "../scoring/RowBlock";
import { BlockScorer, workBytes } from "./BlockScorer";
import { type KernelForest, kernelLayout, writeForest } from "./kernelLayout";
import { createKernelMemory, growMemory, instantiateKernel, type KernelFunctions, kernelModule } from "./kernelModule";

/** A forest that stands in the memory, ready to score rows of one type. */
interface Ready {
  trees: KernelForest["trees"];
  isDouble: boolean;
  scorer: BlockScorer;
  /** Rows are put there before they are scored. */
  source: Float32Array | Float64Array;
}

// One memory for all forests of the process: each reserves gigabytes of addresses. The forest that was scored last stays.
let memory: WebAssembly.Memory | undefined;
let kernel: KernelFunctions | undefined;
let ready: Ready | undefined;

/**
 * Scores rows of a matrix with the WebAssembly kernel: the same bits as the plain TypeScript.
 *
 * @param scores - gets one a row of `X`
 * @returns false when nothing was scored, as the kernel cannot run here; what is infinite in `X` gives "infinite"
 */
export function scoreWithKernelInPlace(scores: Float64Array, forest: KernelForest, X: Matrix): boolean | "infinite" {
  const now = readyFor(forest, X.data instanceof Float64Array);
  if (now === null) return false;
  const { scorer, source } = now;
  for (let start = 0; start < X.rows; start += BLOCK_ROWS) {
    const end = Math.min(start + BLOCK_ROWS, X.rows);
    source.set(X.data.subarray(start * X.columns, end * X.columns));
    if (!scorer.scoreInPlace(source.byteOffset, end - start, scores.subarray(start, end))) return "infinite";
  }
  return true;
}

function readyFor(forest: KernelForest, isDouble: boolean): Ready | null {
  if (ready?.trees === forest.trees && ready.isDouble === isDouble) return ready;
  const module = kernelModule();
  if (module === null) return null;
  const layout = kernelLayout(forest, isDouble);
  const sourceStart = layout.end + workBytes(layout);
  const sourceValues = BLOCK_ROWS * forest.columns;
  memory ??= createKernelMemory() ?? undefined;
  if (memory === undefined) return null;
  kernel ??= instantiateKernel(module, memory);
  ready = undefined;
  if (!growMemory(memory, sourceStart + sourceValues * (isDouble ? 8 : 4))) return null;
  const { buffer } = memory;
  writeForest(buffer, layout, forest);
  const source = isDouble
    ? new Float64Array(buffer, sourceStart, sourceValues)
    : new Float32Array(buffer, sourceStart, sourceValues);
  ready = { trees: forest.trees, isDouble, scorer: new BlockScorer(kernel, buffer, layout, layout.end), source };
  return ready;
}
