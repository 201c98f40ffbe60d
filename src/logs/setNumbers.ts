import type { DuckDBDataChunk } from "@duckdb/node-api";

/**
 * Fills a column of a chunk with numbers as they are in memory: one value a call would be many times slower.
 *
 * @param values - as many as the chunk has rows
 */
export function setNumbers(chunk: DuckDBDataChunk, column: number, values: ArrayLike<number>): void {
  const vector = chunk.getColumnVector(column) as unknown as {
    items: { set(values: ArrayLike<number>): void };
    flush(): void;
  };
  vector.items.set(values);
  vector.flush();
}
