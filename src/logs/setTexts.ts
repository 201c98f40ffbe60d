import type { DuckDBDataChunk } from "@duckdb/node-api";

/**
 * Fills a column of a chunk with texts. Where there are fewer than the chunk has rows, the others are null.
 *
 * A column of nulls is set as such: one value a call would cost more than the rest of the row.
 */
export function setTexts(chunk: DuckDBDataChunk, column: number, texts: readonly (string | null)[]): void {
  const missing = Array<null>(chunk.rowCount - texts.length).fill(null);
  if (texts.length > 0) return chunk.setColumnValues(column, [...texts, ...missing]);
  const vector = chunk.getColumnVector(column) as unknown as {
    validity: { data: BigUint64Array; flush(vector: unknown): void };
    vector: unknown;
  };
  vector.validity.data = new BigUint64Array(Math.ceil(chunk.rowCount / 64));
  vector.validity.flush(vector.vector);
}
