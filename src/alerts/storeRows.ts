import { BIGINT, type DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";

const CHUNK_ROWS = 2048;

/** Fills a temporary table with one column, `row`: what a query is to be about. */
export async function storeRows(db: DuckDBConnection, table: string, rows: readonly number[]): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE ${table} (row BIGINT)`);
  const appender = await db.createAppender(table);
  for (let start = 0; start < rows.length; start += CHUNK_ROWS) {
    const block = rows.slice(start, start + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create([BIGINT], block.length);
    chunk.setColumns([block.map(BigInt)]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
