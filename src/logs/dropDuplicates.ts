import type { DuckDBConnection } from "@duckdb/node-api";
import { EVENT_COLUMNS } from "./eventColumns";

/** What makes an event what it is, wherever it was read. */
const SAME = EVENT_COLUMNS.map(({ name }) => name)
  .filter((name) => !["event_id", "source", "line"].includes(name))
  .map((name) => `"${name}"`)
  .join(", ");

/**
 * Drops events that stand in more than one file, as those of `auth.log` and of a copy from last night do. Events that
 * stand twice in one file are two: a log may well have two attempts in a second. So of an event that one file has twice
 * and another three times, three stay.
 *
 * @param db - with the table `events`, which is made anew where something is dropped, numbered by `row` from 0
 * @returns events that were dropped, by `source`
 * @example await dropDuplicates(db) // Map { "copy.log" => 533 }
 */
export async function dropDuplicates(db: DuckDBConnection): Promise<Map<string, number>> {
  if (!(await filesOverlap(db))) return new Map();
  await db.run(`
    CREATE OR REPLACE TEMP TABLE doubled AS
      SELECT row, source FROM (
        SELECT row, source, row_number() OVER (PARTITION BY ${SAME}, place ORDER BY row) AS copy
        FROM (SELECT *, row_number() OVER (PARTITION BY ${SAME}, source ORDER BY row) AS place FROM events)
      ) WHERE copy > 1`);
  const result = await db.runAndReadAll("SELECT source, CAST(count(*) AS DOUBLE) FROM doubled GROUP BY source");
  const dropped = new Map(result.getRows() as [string, number][]);
  if (dropped.size > 0) {
    await db.run(`
      CREATE OR REPLACE TABLE events AS
        SELECT row_number() OVER (ORDER BY row) - 1 AS row, * EXCLUDE (row)
        FROM events WHERE row NOT IN (SELECT row FROM doubled) ORDER BY row`);
  }
  await db.run("DROP TABLE doubled");
  return dropped;
}

/** Whether two files have events of the same time. */
async function filesOverlap(db: DuckDBConnection): Promise<boolean> {
  const result = await db.runAndReadAll(`
    SELECT count(*) FROM (
      SELECT first, max(last) OVER (ORDER BY first ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
      FROM (SELECT min("timestamp") AS first, max("timestamp") AS last FROM events GROUP BY source)
    ) WHERE first <= before`);
  return Number(result.getRows()[0]![0]) > 0;
}
