import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBDataChunk as Chunk,
  DOUBLE,
  FLOAT,
  INTEGER,
} from "@duckdb/node-api";
import { quoteName } from "../../files/quoteSql";
import { DERIVED_FROM, FEATURE_COLUMNS } from "../columns";
import { eventsQuery } from "../featureQuery";
import { EPOCH_US, hashOf } from "../dialect";
import type { Numbers } from "./aggregates";
import { CodeTable } from "./CodeTable";
import type { CodedColumn } from "./combineCodes";
import { measuresIn } from "./Measure";
import { isNull, rawVector, writeVector } from "./rawVector";

const CHUNK_ROWS = 2048;
/** Rows whose measures are handed to the database at a time. */
const BLOCK_ROWS = 256 * CHUNK_ROWS;
/** Fields that fit into the bits of a whole number. */
const MOST_FIELDS = 30;
const VIEW = "feature_events";
const BLOCK = "feature_block";

function hashOrNull(sql: string): string {
  return `CASE WHEN (${sql}) IS NOT NULL THEN ${hashOf(sql)} END`;
}

/** What goes into one column of a matrix. */
export interface Target {
  /** Expression over one event and its measures. */
  sql: string;
  /** The matrix's column. */
  column: number;
  /** As {@link EventStore.missing} gives it; where it has a bit of the mask, the value is NaN. */
  missing: Int32Array;
  mask: number;
}

/** The events in the database, and what was computed for them outside; position 0 is the first row. */
export class EventStore {
  readonly #db: DuckDBConnection;
  /** Numbers by the name of their measure. */
  readonly measures: Map<string, Numbers> = new Map();
  /** Events, those of the history included. */
  readonly rows: number;
  /** Events of the history: they come first. */
  readonly historyRows: number;

  /** Names of the events' columns, those made for features included. */
  readonly #columns: readonly string[];

  private constructor(db: DuckDBConnection, columns: readonly string[], rows: number, historyRows: number) {
    this.#db = db;
    this.#columns = columns;
    this.rows = rows;
    this.historyRows = historyRows;
  }

  /**
   * @param history - a table of earlier events, with the columns of the event table
   */
  static async open(db: DuckDBConnection, history?: string): Promise<EventStore> {
    const count = async (table: string): Promise<number> =>
      Number((await db.runAndReadAll(`SELECT count(*) FROM ${table}`)).getRows()[0]![0]);
    const earlier = history === undefined ? 0 : await count(history);
    const columns = `"row" + ${earlier} AS "row", * EXCLUDE ("row")`;
    const both =
      history === undefined
        ? "events"
        : `(SELECT (row_number() OVER (ORDER BY "row")) - 1 AS "row", * EXCLUDE ("row") FROM ${history}
            UNION ALL BY NAME SELECT ${columns} FROM events)`;
    await db.run(`CREATE OR REPLACE TEMP VIEW ${VIEW} AS ${eventsQuery(both)}`);
    const described = await db.runAndReadAll(`SELECT column_name FROM (DESCRIBE ${VIEW})`);
    const names = described.getRows().map(([name]) => String(name));
    return new EventStore(db, names, earlier + (await count("events")), earlier);
  }

  async close(): Promise<void> {
    await this.#db.run(`DROP VIEW IF EXISTS ${VIEW}; DROP TABLE IF EXISTS ${BLOCK}`);
  }

  /** Times of the events, microseconds since 1970. */
  async times(): Promise<Float64Array> {
    return (await this.numbers([EPOCH_US]))[0] as Float64Array;
  }

  /** Columns or expressions over one event as small numbers, by which they are equal or not. */
  async codes(expressions: readonly string[]): Promise<CodedColumn[]> {
    if (expressions.length === 0) return [];
    const tables = expressions.map(() => new CodeTable());
    const codes = expressions.map(() => new Int32Array(this.rows));
    await this.#stream(
      expressions.map((sql) => hashOrNull(DERIVED_FROM[sql] ?? sql)),
      (rows, chunk, column) => {
        const { items, valid } = rawVector<BigUint64Array>(chunk, column);
        const halves = new Uint32Array(items.buffer, items.byteOffset, items.length * 2);
        const [table, out] = [tables[column - 1]!, codes[column - 1]!];
        for (let index = 0; index < rows.length; index++) {
          if (!isNull(valid, index)) out[rows[index]!] = table.codeOf(halves[2 * index]!, halves[2 * index + 1]!);
        }
      },
    );
    const coded: CodedColumn[] = [];
    for (const [index, sql] of expressions.entries()) {
      const table = tables[index]!;
      const column = { codes: codes[index]!, count: table.count };
      coded.push(DERIVED_FROM[sql] === undefined ? column : await this.#derive(sql, column, table));
    }
    return coded;
  }

  /** Codes of a column that is made of another one, whose codes are known: worked out once for each value. */
  async #derive(sql: string, { codes }: CodedColumn, table: CodeTable): Promise<CodedColumn> {
    const from = DERIVED_FROM[sql]!;
    const derived = new CodeTable();
    const codeOf = new Int32Array(table.count + 1);
    const result = await this.#db.run(
      `SELECT ${hashOf(from)}, ${hashOrNull(FEATURE_COLUMNS[sql]!)}
        FROM (SELECT DISTINCT ${from} FROM ${VIEW} WHERE ${from} IS NOT NULL)`,
    );
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const [keys, values] = [rawVector<BigUint64Array>(chunk, 0), rawVector<BigUint64Array>(chunk, 1)];
      const [key, value] = [keys, values].map(
        ({ items }) => new Uint32Array(items.buffer, items.byteOffset, items.length * 2),
      );
      for (let index = 0; index < chunk.rowCount; index++) {
        if (isNull(values.valid, index)) continue;
        const code = table.codeOf(key![2 * index]!, key![2 * index + 1]!);
        codeOf[code] = derived.codeOf(value![2 * index]!, value![2 * index + 1]!);
      }
    }
    for (let event = 0; event < codes.length; event++) codes[event] = codeOf[codes[event]!]!;
    return { codes, count: derived.count };
  }

  /** Expressions over one event and its measures as numbers, NaN for null. */
  async numbers(expressions: readonly string[]): Promise<Numbers[]> {
    if (expressions.length === 0) return [];
    const arrays = expressions.map(() => new Float64Array(this.rows));
    await this.#stream(
      expressions.map((sql) => `CAST((${sql}) AS DOUBLE)`),
      (rows, chunk, column) => {
        const { items, valid } = rawVector<Float64Array>(chunk, column);
        const out = arrays[column - 1]!;
        for (let index = 0; index < rows.length; index++)
          out[rows[index]!] = isNull(valid, index) ? NaN : items[index]!;
      },
    );
    return arrays;
  }

  /** Which of these fields each event lacks: bit `i` is set where field `i` is null. */
  async missing(fields: readonly string[]): Promise<Int32Array> {
    const bits = new Int32Array(this.rows);
    if (fields.length === 0) return bits;
    if (fields.length > MOST_FIELDS)
      throw new RangeError(`at most ${MOST_FIELDS} fields can be needed, got ${fields.length}`);
    const sum = fields
      .map((field, bit) => `CASE WHEN ${quoteName(field)} IS NULL THEN ${2 ** bit} ELSE 0 END`)
      .join(" + ");
    await this.#stream([`CAST(${sum} AS INTEGER)`], (rows, chunk, column) => {
      const { items } = rawVector<Int32Array>(chunk, column);
      for (let index = 0; index < rows.length; index++) bits[rows[index]!] = items[index]!;
    });
    return bits;
  }

  /** Expressions over one event and its measures, written into columns of a row-major matrix; see {@link Target}. */
  async fill(targets: readonly Target[], data: Float32Array, columns: number): Promise<void> {
    const byDatabase = targets.filter((target) => !this.#fillDirectly(target, data, columns));
    const withEvent = byDatabase.filter(({ sql }) => this.#columnsIn([sql]).length > 0);
    await this.#fillByDatabase(withEvent, data, columns);
    await this.#fillByDatabase(
      byDatabase.filter((target) => !withEvent.includes(target)),
      data,
      columns,
    );
  }

  async #fillByDatabase(byDatabase: readonly Target[], data: Float32Array, columns: number): Promise<void> {
    if (byDatabase.length === 0) return;
    const skipped = this.historyRows;
    await this.#stream(
      byDatabase.map(({ sql }) => `CAST((${sql}) AS FLOAT)`),
      (rows, chunk, number) => {
        const { items, valid } = rawVector<Float32Array>(chunk, number);
        const { column, missing, mask } = byDatabase[number - 1]!;
        for (let index = 0; index < rows.length; index++) {
          const row = rows[index]!;
          const isMissing = isNull(valid, index) || (missing[row]! & mask) !== 0;
          data[(row - skipped) * columns + column] = isMissing ? NaN : items[index]!;
        }
      },
      skipped,
    );
  }

  /** What is a measure and nothing else does not need the database. Whether it was one. */
  #fillDirectly({ sql, column, missing, mask }: Target, data: Float32Array, columns: number): boolean {
    const [, coalesced, plain] = /^\s*(?:coalesce\(\s*(measure_\d+)\s*,\s*0\s*\)|(measure_\d+))\s*$/i.exec(sql) ?? [];
    const values = this.measures.get(coalesced ?? plain ?? "");
    if (values === undefined) return false;
    const other = coalesced === undefined ? NaN : 0;
    for (let row = this.historyRows; row < this.rows; row++) {
      const value = values[row]!;
      const present = value === value ? value : other;
      data[(row - this.historyRows) * columns + column] = (missing[row]! & mask) === 0 ? present : NaN;
    }
    return true;
  }

  /** Runs expressions over all rows from one on; `take` gets the rows and each column of each chunk. */
  async #stream(
    expressions: readonly string[],
    take: (rows: Int32Array, chunk: DuckDBDataChunk, column: number) => void,
    from = 0,
  ): Promise<void> {
    const used = measuresIn(expressions.join(" "));
    const select = `SELECT CAST("row" AS INTEGER), ${expressions.join(", ")}`;
    if (used.length === 0) {
      for (let start = from; start < this.rows; start += BLOCK_ROWS) {
        await this.#read(`${select} FROM ${VIEW} WHERE "row" BETWEEN ${start} AND ${start + BLOCK_ROWS - 1}`, take);
      }
      return;
    }
    const columns = this.#columnsIn(expressions);
    for (let start = from; start < this.rows; start += BLOCK_ROWS) {
      const end = Math.min(this.rows, start + BLOCK_ROWS);
      await this.#append(used, start, end);
      const measures = used.map((name) => `CASE WHEN NOT isnan(${name}) THEN CAST(${name} AS DOUBLE) END AS ${name}`);
      const block = `(SELECT "row", ${measures.join(", ")} FROM ${BLOCK})`;
      const events = `(SELECT ${columns.map(quoteName).join(", ")} FROM ${VIEW} WHERE "row" BETWEEN ${start} AND ${end - 1})`;
      // Most expressions need measures only: then there is nothing to join.
      await this.#read(
        columns.length === 0 ? `${select} FROM ${block}` : `${select} FROM ${events} JOIN ${block} USING ("row")`,
        take,
      );
    }
  }

  /** Columns of the events that expressions speak of, with the row; none when they speak of measures only. */
  #columnsIn(expressions: readonly string[]): string[] {
    const words = new Set(
      expressions
        .join(" ")
        .toLowerCase()
        .match(/[a-z_][a-z0-9_]*/g),
    );
    const columns = this.#columns.filter((name) => words.has(name.toLowerCase()));
    return columns.length === 0 ? [] : [...new Set(["row", ...columns])];
  }

  async #read(sql: string, take: (rows: Int32Array, chunk: DuckDBDataChunk, column: number) => void): Promise<void> {
    const result = await this.#db.run(sql);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const rows = rawVector<Int32Array>(chunk, 0).items;
      for (let column = 1; column < chunk.columnCount; column++) take(rows, chunk, column);
    }
  }

  /** Hands a block of measures to the database. */
  async #append(names: readonly string[], start: number, end: number): Promise<void> {
    const arrays = names.map((name) => this.measures.get(name)!);
    const types = [INTEGER, ...arrays.map((array) => (array instanceof Float32Array ? FLOAT : DOUBLE))];
    const definitions = names.map((name, index) => `${name} ${types[index + 1]!.toString()}`);
    await this.#db.run(`CREATE OR REPLACE TEMP TABLE ${BLOCK} ("row" INTEGER, ${definitions.join(", ")})`);
    const appender = await this.#db.createAppender(BLOCK);
    for (let row = start; row < end; row += CHUNK_ROWS) {
      const last = Math.min(end, row + CHUNK_ROWS);
      const chunk = Chunk.create(types, last - row);
      writeVector(
        chunk,
        0,
        Int32Array.from({ length: last - row }, (_, index) => row + index),
      );
      arrays.forEach((array, index) => writeVector(chunk, index + 1, array.subarray(row, last)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
}
