import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";

/**
 * The rows of a query as arrays of values, some at a time, in bounded memory. Until the last one is read the connection
 * can do nothing else.
 *
 * @example for await (const rows of batchesOf(db, "SELECT user FROM events")) console.log(rows.length);
 */
export async function* batchesOf<Row extends readonly DuckDBValue[]>(
  db: DuckDBConnection,
  query: string,
): AsyncGenerator<Row[]> {
  const result = await db.stream(query);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    yield chunk.getRows() as unknown as Row[];
  }
}
