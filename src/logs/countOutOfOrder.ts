import type { DuckDBConnection } from "@duckdb/node-api";

/**
 * How many events of each file are earlier than the one before them in the file. Nothing is wrong with that: what counts
 * for features is the time.
 *
 * @param db - with the table `events`
 * @returns such events, by `source`; files that have none are left out
 */
export async function countOutOfOrder(db: DuckDBConnection): Promise<Map<string, number>> {
  const result = await db.runAndReadAll(`
    SELECT source, CAST(count(*) AS DOUBLE) FROM (
      SELECT source, "timestamp" < lag("timestamp") OVER (PARTITION BY source ORDER BY row) AS late FROM events
    ) WHERE late GROUP BY source`);
  return new Map(result.getRows() as [string, number][]);
}
