import { type DuckDBConnection, DuckDBDecimalValue, DuckDBTimestampValue, type DuckDBValue } from "@duckdb/node-api";

/** A value as a notebook shows it. */
export type Cell = string | number | boolean | null;

/**
 * The rows of a query as plain objects: numbers of every kind become numbers, times ISO 8601 text in UTC, cut to the
 * millisecond; what else there is (dates, intervals, lists) becomes the text that DuckDB has for it.
 *
 * For what is looked at: tables of up to some thousand rows. Bulk goes through files and matrices.
 *
 * @example await queryRows(db, "SELECT user, count(*) AS events FROM events GROUP BY user LIMIT 10");
 */
export async function queryRows(db: DuckDBConnection, query: string): Promise<Record<string, Cell>[]> {
  const result = await db.runAndReadAll(query);
  const names = result.columnNames();
  return result.getRows().map((row) => Object.fromEntries(names.map((name, index) => [name, toCell(row[index])])));
}

function toCell(value: DuckDBValue | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object") return value;
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros) / 1000).toISOString();
  return value.toString();
}
