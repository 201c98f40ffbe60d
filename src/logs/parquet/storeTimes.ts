import { DOUBLE, type DuckDBConnection, VARCHAR } from "@duckdb/node-api";
import { ChunkAppender } from "../ChunkAppender";
import { parseTimestamp } from "../csv/parseTimestamp";
import { type DatabaseOptions, openDatabase } from "../openDatabase";
import { columnName, LOG, TIMES } from "../table/columnSql";

/**
 * Stores every time that a column of text or numbers has, as text and as microseconds since 1970: what CSV takes for a
 * time is one, and nothing else.
 *
 * @param db - gets the temporary table of the times
 * @param source - the log, as SQL
 * @param column - the column's name
 * @example await storeTimes(db, parquetSource("auth.parquet"), "when")
 */
export async function storeTimes(
  db: DuckDBConnection,
  source: string,
  column: string,
  options: Pick<DatabaseOptions, "spills"> = {},
): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE ${TIMES} ("text" VARCHAR, us DOUBLE)`);
  const times = new ChunkAppender(await db.createAppender(TIMES, "main", "temp"), [VARCHAR, DOUBLE]);
  // A database of its own: a query that is still being read would be ended by the writes to the other one.
  const reading = await openDatabase(options);
  try {
    const text = `CAST(${columnName(column)} AS VARCHAR)`;
    // Not `"text" IS NOT NULL`: the log may have a column of that name.
    const result = await reading.stream(`SELECT DISTINCT ${text} FROM ${source} AS ${LOG} WHERE ${text} IS NOT NULL`);
    for (
      let chunk = await result.fetchChunk();
      chunk !== null && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    ) {
      for (const text of chunk.getColumnValues(0) as string[]) {
        const us = parseTimestamp(text);
        if (us !== null) times.append([text, us]);
      }
    }
  } finally {
    times.close();
    reading.closeSync();
  }
}
