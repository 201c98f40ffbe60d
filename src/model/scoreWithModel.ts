import type { DuckDBConnection } from "@duckdb/node-api";
import { EPOCH_US } from "../features/dialect";
import { featureBlocks, type FeatureOptions } from "../features/featureBlocks";
import type { FeatureBlock } from "../features/FeatureMatrix";
import { RuleHits } from "../alerts/rules/RuleHits";
import { queryRows } from "../logs/queryRows";
import type { DriftCounter } from "../forest/drift/DriftCounter";
import type { Model } from "./Model";

/** Options of {@link scoreWithModel}. */
export interface ScoreWithModelOptions extends FeatureOptions {
  /**
   * Counts the events, to be compared with the model's reference.
   * @default none
   */
  drift?: DriftCounter;
  /**
   * Collects the events at which rules fire.
   * @default not kept
   */
  rules?: RuleHits;
  /**
   * Called for each block when it is scored: its rows, and a score for each.
   */
  onBlock?: (block: FeatureBlock, scores: Float64Array) => void;
}

/**
 * Scores all events with a model: as those that come next after what its state has seen. The state goes on with them,
 * so that the following events can be scored with the same model.
 *
 * Needs the table `events`, as `readLogs` makes it. Memory: one number an event, and one block of features.
 *
 * @returns one score an event, in the order of the event table
 * @throws RangeError when there are no events, or one is earlier than the last that the model has seen
 * @example
 * const model = await loadModel("models/march");
 * await storeScores(db, await scoreWithModel(db, model));
 */
export async function scoreWithModel(
  db: DuckDBConnection,
  { state, forest }: Model,
  options: ScoreWithModelOptions = {},
): Promise<Float64Array> {
  const [row] = await queryRows(db, `SELECT count(*) AS events, min(${EPOCH_US}) AS first FROM events`);
  const { events, first } = row as { events: number; first: number };
  if (events > 0 && first < state.windows.lastTime) {
    throw new RangeError(
      `the model has seen events up to ${timeText(state.windows.lastTime)}, but these begin at ${timeText(first)}: ` +
        "leave out what it has seen (--skip-seen), or train a model on what came before them",
    );
  }
  const { drift, onBlock, rules = new RuleHits(forest.columns), ...blocks } = options;
  const scores = new Float64Array(events);
  for await (const whole of featureBlocks(db, state, blocks)) {
    const block = rules.take(whole);
    const own = await forest.scoreParallel(block);
    drift?.add(block, own);
    onBlock?.(block, own);
    own.forEach((score, place) => (scores[block.eventRows[place]!] = score));
  }
  return scores;
}

/** Microseconds since 1970 as ISO 8601, with as many digits as are needed. */
function timeText(timeUs: number): string {
  const text = new Date(Math.floor(timeUs / 1000)).toISOString();
  const below = timeUs % 1000;
  return below === 0 ? text : text.replace("Z", `${String(below).padStart(3, "0")}Z`);
}
