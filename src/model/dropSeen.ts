import type { DuckDBConnection } from "@duckdb/node-api";
import { EPOCH_US } from "../features/dialect";
import type { Model } from "./Model";

/**
 * Drops the events that are not later than the last one that a model has seen: those of a log that grows, which were
 * scored before. An event of the very same time as the last one counts as seen.
 *
 * @param db - with the table `events`, which is made anew where something is dropped, numbered by `row` from 0
 * @returns how many events were dropped: all of them where the model has seen every one
 * @example await dropSeen(db, await loadModel("models/march")) // 533
 */
export async function dropSeen(db: DuckDBConnection, { state }: Model): Promise<number> {
  const { lastTime } = state.windows;
  if (lastTime === -Infinity) return 0;
  const isNew = `${EPOCH_US} > ${lastTime}`;
  const counts = await db.runAndReadAll(
    `SELECT CAST(count(*) AS DOUBLE), CAST(count(*) FILTER (${isNew}) AS DOUBLE) FROM events`,
  );
  const [events, left] = counts.getRows()[0] as [number, number];
  if (left < events) {
    await db.run(`
      CREATE OR REPLACE TABLE events AS
        SELECT row_number() OVER (ORDER BY row) - 1 AS row, * EXCLUDE (row) FROM events WHERE ${isNew} ORDER BY row`);
  }
  return events - left;
}
