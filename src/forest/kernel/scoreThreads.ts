import { AskedThread } from "../../threads/AskedThread";
import type { ScoreAnswer, ScoreQuestion } from "./scoreWorker";

export type ScoreThread = AskedThread<ScoreQuestion, ScoreAnswer>;

/** Threads that wait for work: to start one takes as long as to score 50,000 rows. They do not keep the process alive. */
const waiting: ScoreThread[] = [];

/**
 * Threads to score with: those that wait, and new ones.
 *
 * @param script - path of `scoreWorker.js`
 * @example const threads = takeScoreThreads(script, 1);
 */
export function takeScoreThreads(script: string, count: number): ScoreThread[] {
  return Array.from({ length: count }, () => {
    const thread =
      waiting.pop() ?? new AskedThread<ScoreQuestion, ScoreAnswer>(script, undefined, "IsolationForest.scoreParallel");
    thread.hold(true);
    return thread;
  });
}

/** Takes threads back that have answered all questions. */
export function returnScoreThreads(threads: readonly ScoreThread[]): void {
  for (const thread of threads) thread.hold(false);
  waiting.push(...threads);
}
