import type { DuckDBDataChunk, DuckDBResult } from "@duckdb/node-api";

/** Goes through a result; each chunk is valid until the next one. */
export async function forEachChunk(result: DuckDBResult, take: (chunk: DuckDBDataChunk) => void): Promise<void> {
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    take(chunk);
}
