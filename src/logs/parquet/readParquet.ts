import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteName } from "../../files/quoteSql";
import { harmlessText } from "../../text/harmlessText";
import { type ColumnMap, listed, mapColumns, missingFields } from "../csv/mapColumns";
import type { EventSink } from "../LogReader";
import { LogTextError } from "../LogTextError";
import { isOutOfMemory } from "../outOfMemory";
import { isTimeType, TIMES } from "../table/columnSql";
import { rowsQuery } from "../table/rowsQuery";
import { parquetSource } from "./parquetSource";
import { storeTimes } from "./storeTimes";

/** Options of {@link readParquet}. */
export interface ParquetOptions {
  /**
   * Field → column name, for columns with names of their own.
   * @default none: columns are recognised by common names
   */
  columns?: ReadonlyMap<string, string> | undefined;
  /**
   * What is read may be put on the disk for a while, where there is more of it than memory.
   * @default true
   */
  spills?: boolean;
}

/**
 * Reads a Parquet file: one row = one event; the number of a row, from 1, stands for the line.
 *
 * Columns have any type: a TIMESTAMP (UTC where it has no zone) or DATE is a time; what else there is counts as the
 * text that DuckDB has for it, by the rules of CSV. A row without a readable time or outcome is rejected.
 *
 * @param db - a database to read with: the sink's own, where it takes rows from no other
 * @param sink - takes the rows
 * @returns rows of the file
 * @throws Error naming the file when it is damaged or needs too much memory, or when a column that every event needs is missing
 * @example writer.startFile("auth.parquet").lines = await readParquet(db, "auth.parquet", writer)
 */
export async function readParquet(
  db: DuckDBConnection,
  file: string,
  sink: EventSink,
  options: ParquetOptions = {},
): Promise<number> {
  const { columns: mapping = new Map<string, string>(), spills = true } = options;
  const damaged = (error: Error): never => {
    const [why] = error.message.split("\n") as [string];
    const what = isOutOfMemory(error) ? "needs more memory than it may have" : "is damaged or no Parquet file";
    throw new LogTextError(`${file}: ${what}`, ` (${harmlessText(why)})`, "", { cause: error });
  };
  const source = parquetSource(file);
  const table = await db.runAndReadAll(`SELECT * FROM ${source} LIMIT 0`).catch(damaged);
  const columns = { names: table.columnNames(), types: table.columnTypes() };
  const places = placesOf(file, columns.names, mapping);
  const timestamp = places.get("timestamp")!;
  const needsParsing = !isTimeType(columns.types[timestamp]!);
  if (needsParsing) await storeTimes(db, source, columns.names[timestamp]!, { spills }).catch(damaged);
  const line = unusedName(columns.names);
  const rows = numberedRows(source, columns.names, [...places.values()], line);
  await sink.acceptRows(db, rowsQuery(rows, { ...columns, line }, places, mapping)).catch(damaged);
  if (needsParsing) await db.run(`DROP TABLE ${TIMES}`);
  const count = await db.runAndReadAll(`SELECT count(*) FROM ${source}`);
  return Number(count.getRows()[0]![0]);
}

/**
 * The columns at some places, and the number of each row, as SQL. The file's columns get names of our own first: what
 * DuckDB calls `file_row_number` would be a column of that name otherwise.
 */
function numberedRows(source: string, names: readonly string[], places: readonly number[], line: string): string {
  const wanted = [...new Set(places)].map((place) => `c${place} AS ${quoteName(names[place]!)}`);
  const own = names.map((_, place) => `c${place}`);
  return `(SELECT ${wanted.join(", ")}, file_row_number + 1 AS ${quoteName(line)} FROM ${source} AS own(${own.join(", ")}))`;
}

/** A name that no column has. */
function unusedName(names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  let name = "row number";
  while (taken.has(name)) name += "_";
  return name;
}

function placesOf(file: string, names: readonly string[], mapping: ReadonlyMap<string, string>): ColumnMap {
  const places = mapColumns(file, names, mapping);
  const missing = missingFields(places);
  if (missing.length === 0) return places;
  throw new LogTextError(
    `${file}: no column found for ${missing.join(", ")}`,
    `; the file has ${listed(names)}`,
    `; name them with --columns ${missing.map((field) => `${field}=…`).join(",")}`,
  );
}
