import type { DuckDBType } from "@duckdb/node-api";
import type { ColumnMap } from "../csv/mapColumns";
import { LOG_FIELDS } from "../eventColumns";
import type { RowQuery } from "../LogReader";
import { columnName, columnSql, isTimeType, LOG, TIMES } from "./columnSql";

/**
 * The rows of a table as events: the query that `EventSink.acceptRows` takes.
 *
 * Times that are no TIMESTAMP are looked up in the table of times, by their text.
 *
 * @param source - the table as SQL, with a column of the rows' numbers besides its own
 * @param columns - names and types of its columns; and the name of the one with the numbers, `line` when left out
 * @param places - which of them is which field
 * @param mapping - columns that the caller named
 * @example await sink.acceptRows(db, rowsQuery("logins", { names: ["when", "who", "ok"], types }, places, new Map()))
 */
export function rowsQuery(
  source: string,
  { names, types, line = "line" }: { names: readonly string[]; types: readonly DuckDBType[]; line?: string },
  places: ColumnMap,
  mapping: ReadonlyMap<string, string>,
): RowQuery {
  const found = LOG_FIELDS.filter((field) => places.has(field)).map((field) => {
    const place = places.get(field)!;
    const name = names[place]!;
    return { field, name, type: types[place]!, sql: columnSql(field, name, types[place]!, mapping.has(field)) };
  });
  const absent = LOG_FIELDS.filter((field) => !places.has(field));
  const values = [
    ...found.map(({ field, sql }) => `${sql.value} AS "${field}"`),
    ...absent.map((field) => `${field === "action" ? "'login'" : "NULL"} AS "${field}"`),
    `${columnName(line)} AS line`,
    `coalesce(${found.map(({ sql }) => sql.reason).join(", ")}) AS reason`,
    `concat_ws(',', ${found.map(({ name }) => `coalesce(CAST(${columnName(name)} AS VARCHAR), '')`).join(", ")}) AS "text"`,
  ];
  const rows = `SELECT ${values.join(", ")} FROM ${source} AS ${LOG}`;
  const timestamp = found.find(({ field }) => field === "timestamp")!;
  if (isTimeType(timestamp.type)) return { rows, order: "" };
  const join = `LEFT JOIN ${TIMES} ON ${TIMES}."text" = CAST(${columnName(timestamp.name)} AS VARCHAR)`;
  return { rows: `${rows} ${join}`, order: "ORDER BY line" };
}
