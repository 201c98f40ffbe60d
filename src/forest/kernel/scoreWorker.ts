import { parentPort, workerData } from "node:worker_threads";
import { BlockScorer } from "./BlockScorer";
import type { KernelLayout } from "./kernelLayout";
import { instantiateKernel } from "./kernelModule";

/** What the thread is given at its start. */
export interface ScoreWorkerData {
  module: WebAssembly.Module;
  /** Shared, with the forest in it. */
  memory: WebAssembly.Memory;
  layout: KernelLayout;
  /** Where the thread's own work area begins. */
  start: number;
}

/** Rows that stand in the memory, and where their scores go. */
export interface ScoreQuestion {
  source: number;
  rows: number;
  target: number;
}

/** Whether all values were finite, or missing: only then there are scores. */
export type ScoreAnswer = boolean;

const given = workerData as ScoreWorkerData;
const { buffer } = given.memory;
const scorer = new BlockScorer(instantiateKernel(given.module, given.memory), buffer, given.layout, given.start);

parentPort!.on("message", ({ source, rows, target }: ScoreQuestion) => {
  const answer: ScoreAnswer = scorer.scoreInPlace(source, rows, new Float64Array(buffer, target, rows));
  parentPort!.postMessage(answer);
});
