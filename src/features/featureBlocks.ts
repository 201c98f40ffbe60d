import type { DuckDBConnection } from "@duckdb/node-api";
import { assertFeatures } from "./assertFeature";
import { BlockRun } from "./engine/BlockRun";
import { setHolidays } from "./holidays/setHolidays";
import { connectAgain } from "../logs/openDatabase";
import { EPOCH_US } from "./dialect";
import { refuse } from "./engine/fillColumns";
import { assertKnownOptions } from "../options/assertKnownOptions";
import { planFeatures, TIME_US } from "./engine/planFeatures";
import { orderEvents } from "./engine/orderEvents";
import type { Feature } from "./Feature";
import type { FeatureBlock } from "./FeatureMatrix";
import { eventsQuery, featureQuery } from "./featureQuery";
import { FeatureState } from "./FeatureState";

/** Options of {@link featureBlocks} and `computeFeatures`. */
export interface FeatureOptions {
  /** Called after each block: events that are done, of how many. */
  onProgress?: (done: number, total: number) => void;
  /**
   * Events in a block.
   * @default 65536
   */
  blockRows?: number;
}

const BLOCK_ROWS = 65_536;

/**
 * Computes features of all events block by block, in the order of time; a missing value is NaN.
 *
 * Needs the table `events`, as `readLogs` makes it. A feature sees the event itself and what came before it, never what
 * is later or at the same time. What the state has seen before counts as what came before.
 *
 * Aggregates over windows are computed outside the database, on numbers: its own windows take minutes where many events
 * are in one group. What they mean is what `featureQuery` says.
 *
 * What is divided by 0 is null; a database that `openDatabase` did not open is set so, and stays so.
 *
 * Until the last block has been taken, nothing else may run on the connection.
 *
 * Cost: O(events × aggregates). Memory: one block, and what {@link FeatureState} says.
 *
 * @param features - features, or a state that has seen earlier events and is carried on
 * @throws TypeError, RangeError when a feature is wrong or there twice, there are no events, or they are earlier than
 *   those that the state has seen; Error naming the feature whose expression the database refuses
 * @example for await (const { data, rows } of featureBlocks(db, presetFeatures("default"))) { … }
 */
export async function* featureBlocks(
  db: DuckDBConnection,
  features: readonly Feature[] | FeatureState,
  options: FeatureOptions = {},
): AsyncGenerator<FeatureBlock, void, void> {
  assertKnownOptions(options, ["onProgress", "blockRows"], "computeFeatures");
  const { onProgress, blockRows = BLOCK_ROWS } = options;
  if (!(Number.isInteger(blockRows) && blockRows >= 1)) {
    throw new RangeError(`computeFeatures: blockRows must be a whole number of at least 1, got ${blockRows}`);
  }
  if (!(features instanceof FeatureState)) assertFeatures(features, "computeFeatures");
  const state = features instanceof FeatureState ? features : new FeatureState(features);
  // As in a database that openDatabase opened: what is divided by 0 is null.
  await db.run("SET ieee_floating_point_ops = false");
  await assertExpressions(db, state.features);
  await state.assertUsable(db);
  const total = Number((await db.runAndReadAll("SELECT count(*) FROM events")).getRows()[0]![0]);
  if (total === 0) throw new RangeError("computeFeatures: at least one event is required, got 0");
  if (state.features.some(({ sql }) => /\bholiday\b/.test(sql))) await setHolidays(db);
  const events = await orderEvents(db);
  // A sorted copy is a temporary table, which one connection sees.
  const other = events.name === "events" ? await connectAgain(db) : null;
  const run = new BlockRun(db, other ?? db, state, events);
  state.setRunning(true);
  try {
    let reading = run.read(0, Math.min(blockRows, total));
    let finish: (() => Promise<FeatureBlock>) | null = null;
    for (let from = 0; from < total; from += blockRows) {
      const rows = Math.min(blockRows, total - from);
      const block = await run.ingest(await reading, from, rows);
      const next = from + rows;
      // The database reads the next block, and computes what is left of the last one, while windows are computed here.
      if (next < total) reading = run.read(next, Math.min(blockRows, total - next));
      const finishThis = await run.compute(block);
      if (finish !== null) yield await finish();
      onProgress?.(from, total);
      finish = finishThis;
    }
    yield await finish!();
    state.setRunning(false);
    onProgress?.(total, total);
  } catch (error) {
    await nameRefused(db, state.features);
    const isOurs = error instanceof RangeError && !error.message.startsWith("computeFeatures");
    throw isOurs ? new RangeError(`computeFeatures: ${error.message}`, { cause: error }) : error;
  } finally {
    await run.close();
    other?.closeSync();
    await events.close();
  }
}

/** What is read with the events fails without a name: asked one by one, the feature is found. */
async function nameRefused(db: DuckDBConnection, features: readonly Feature[]): Promise<void> {
  const events = `(SELECT *, ${EPOCH_US} AS ${TIME_US} FROM (${eventsQuery("events")}))`;
  for (const feature of features) {
    const { numbers, direct } = planFeatures([feature]);
    for (const sql of [...numbers, ...direct.values()]) {
      const asked = db.run(`SELECT max(CAST((${sql}) AS DOUBLE)) FROM ${events}`);
      await asked.catch((error: unknown) => refuse(feature, error));
    }
  }
}

/** Binds all expressions at once; if that fails each by itself, so that the error can name the feature. */
async function assertExpressions(db: DuckDBConnection, features: readonly Feature[]): Promise<void> {
  const bind = async (some: readonly Feature[]): Promise<void> => (await db.prepare(featureQuery(some))).destroySync();
  await bind(features).catch(async () => {
    for (const feature of features) await bind([feature]).catch((error: unknown) => refuse(feature, error));
  });
}
