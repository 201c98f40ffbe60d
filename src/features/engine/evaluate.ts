import { type DuckDBConnection, DuckDBDataChunk, type DuckDBResult, DOUBLE, INTEGER } from "@duckdb/node-api";
import { quoteName } from "../../files/quoteSql";
import { FEATURE_COLUMNS } from "../columns";
import { eventsQuery } from "../featureQuery";
import { inTurn } from "./inTurn";
import type { EventTable } from "./orderEvents";
import { writeVector } from "./rawVector";

const CHUNK_ROWS = 2048;

/** Some events, and what is known of them outside the database. */
export interface EventBlock {
  /** Row of the first one in the event table, and how many there are. */
  firstRow: number;
  rows: number;
  /** Numbers by name, as expressions call them; NaN for null. */
  values: ReadonlyMap<string, Float64Array>;
}

/**
 * Starts to compute expressions over events and what is known of them: columns after the first, which is the event's
 * place in the block.
 *
 * @param table - name of the temporary table that the numbers go to; two of one name must not run at once
 * @param events - the table of events
 * @param type - `DOUBLE` or `FLOAT`
 */
export function evaluate(
  db: DuckDBConnection,
  table: string,
  block: EventBlock,
  expressions: readonly string[],
  options: { events: EventTable; type: "DOUBLE" | "FLOAT" },
): Promise<DuckDBResult> {
  return inTurn(db, () => evaluateAlone(db, table, block, expressions, options));
}

async function evaluateAlone(
  db: DuckDBConnection,
  table: string,
  { firstRow, rows, values }: EventBlock,
  expressions: readonly string[],
  { events, type }: { events: EventTable; type: "DOUBLE" | "FLOAT" },
): Promise<DuckDBResult> {
  const words = new Set(expressions.join(" ").match(/[A-Za-z_][A-Za-z0-9_]*/g));
  const used = [...values.keys()].filter((name) => words.has(name));
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${table} (block_row INTEGER, ${used.map((name) => `${name} DOUBLE`).join(", ")})`,
  );
  await append(
    db,
    table,
    used.map((name) => values.get(name)!),
    rows,
  );
  const numbers = used.map((name) =>
    values.get(name)!.some(Number.isNaN) ? `CASE WHEN NOT isnan(${name}) THEN ${name} END AS ${name}` : name,
  );
  const block = `(SELECT block_row, ${numbers.join(", ")} FROM ${table})`;
  const columns = [...events.columns, ...Object.keys(FEATURE_COLUMNS)];
  const others = columns.filter((name) => words.has(name) && !values.has(name)).map(quoteName);
  // Most expressions need numbers only: then there is nothing to join.
  const joined = `(SELECT "row" - ${firstRow} AS block_row, ${others.join(", ")} FROM (${eventsQuery(events.name)}) WHERE "row" BETWEEN ${firstRow} AND ${firstRow + rows - 1})`;
  const source = others.length === 0 ? block : `${block} JOIN ${joined} USING (block_row)`;
  return db.run(`SELECT block_row, ${expressions.map((sql) => `CAST((${sql}) AS ${type})`).join(", ")} FROM ${source}`);
}

async function append(
  db: DuckDBConnection,
  table: string,
  arrays: readonly Float64Array[],
  rows: number,
): Promise<void> {
  const types = [INTEGER, ...arrays.map(() => DOUBLE)];
  const places = Int32Array.from({ length: rows }, (_, place) => place);
  const appender = await db.createAppender(table);
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const end = Math.min(rows, start + CHUNK_ROWS);
    const chunk = DuckDBDataChunk.create(types, end - start);
    [places, ...arrays].forEach((array, column) => writeVector(chunk, column, array.subarray(start, end)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
