import { type DuckDBAppender, DuckDBDataChunk, type DuckDBType } from "@duckdb/node-api";

const CHUNK_ROWS = 2048;

/** A value as it is appended: DOUBLE and INTEGER as numbers, VARCHAR as text. */
export type StagedValue = string | number | null;

/** Collects rows and hands them to DuckDB a chunk at a time: one call a row is several times slower. */
export class ChunkAppender {
  #appender: DuckDBAppender;
  #types: DuckDBType[];
  #columns: StagedValue[][];

  constructor(appender: DuckDBAppender, types: DuckDBType[]) {
    this.#appender = appender;
    this.#types = types;
    this.#columns = types.map(() => []);
  }

  append(row: StagedValue[]): void {
    for (let column = 0; column < row.length; column++) this.#columns[column]!.push(row[column]!);
    if (this.#columns[0]!.length === CHUNK_ROWS) this.#handOver();
  }

  close(): void {
    this.flush();
    this.closeSync();
  }

  /** Ends it without the rows that have not been handed over. */
  closeSync(): void {
    this.#appender.closeSync();
  }

  /** Hands over what has been collected: from here on the table has all rows. */
  flush(): void {
    this.#handOver();
    this.#appender.flushSync();
  }

  #handOver(): void {
    const rows = this.#columns[0]!.length;
    if (rows === 0) return;
    const chunk = DuckDBDataChunk.create(this.#types, rows);
    chunk.setColumns(this.#columns);
    this.#appender.appendDataChunk(chunk);
    for (const column of this.#columns) column.length = 0;
  }
}
