import { AskedThread } from "../../threads/AskedThread";
import type { ScoreAnswer, ScoreQuestion } from "./scoreWorker";

export type ScoreThread = AskedThread<ScoreQuestion, ScoreAnswer>;

/** Threads that there are at most, however many calls are under way: as many as one call can ask for. */
const MOST_THREADS = 63;
/** Threads that wait for work: to start one takes as long as to score 50,000 rows. They do not keep the process alive. */
const waiting: ScoreThread[] = [];
/** Those that wait and those that work. */
let alive = 0;

/**
 * Threads to score with: those that wait, and new ones; fewer than asked for, or none, where others have them.
 *
 * @param script - path of `scoreWorker.js`
 * @example const threads = takeScoreThreads(script, 1);
 */
export function takeScoreThreads(script: string, count: number): ScoreThread[] {
  const there = Math.min(count, waiting.length + MOST_THREADS - alive);
  return Array.from({ length: there }, () => {
    const thread = waiting.pop() ?? startThread(script);
    thread.hold(true);
    return thread;
  });
}

function startThread(script: string): ScoreThread {
  alive++;
  return new AskedThread(script, undefined, "IsolationForest.scoreParallel");
}

/** Ends threads that did not answer as they should. */
export async function endScoreThreads(threads: readonly ScoreThread[]): Promise<void> {
  alive -= threads.length;
  await Promise.all(threads.map((thread) => thread.close()));
}

/** Takes threads back that have answered all questions. */
export function returnScoreThreads(threads: readonly ScoreThread[]): void {
  for (const thread of threads) thread.hold(false);
  waiting.push(...threads);
}
