import { parentPort } from "node:worker_threads";
import { BlockScorer } from "./BlockScorer";
import type { KernelLayout } from "./kernelLayout";
import { instantiateKernel } from "./kernelModule";

/** What the thread scores from now on. */
export interface ScoreTask {
  module: WebAssembly.Module;
  /** Shared, with the forest in it. */
  memory: WebAssembly.Memory;
  layout: KernelLayout;
  /** Where the thread's own work area begins. */
  start: number;
}

/** A task to begin; rows that stand in the memory, and where their scores go; or null: the task is done. */
export type ScoreQuestion = ScoreTask | { source: number; rows: number; target: number } | null;

/** Whether all values were finite, or missing: only then there are scores. */
export type ScoreAnswer = boolean;

let task: { scorer: BlockScorer; buffer: SharedArrayBuffer } | null = null;

parentPort!.on("message", (question: ScoreQuestion) => parentPort!.postMessage(answerTo(question)));

function answerTo(question: ScoreQuestion): ScoreAnswer {
  if (question === null) task = null;
  else if ("module" in question) {
    const { buffer } = question.memory;
    const kernel = instantiateKernel(question.module, question.memory);
    task = { buffer, scorer: new BlockScorer(kernel, buffer, question.layout, question.start) };
  } else {
    const { source, rows, target } = question;
    return task!.scorer.scoreInPlace(source, rows, new Float64Array(task!.buffer, target, rows));
  }
  return true;
}
