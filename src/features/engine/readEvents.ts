import { quoteName } from "../../files/quoteSql";
import { DERIVED_FROM, FEATURE_COLUMNS } from "../columns";
import { EPOCH_US, hashOf } from "../dialect";
import { eventsQuery } from "../featureQuery";
import type { EventTable } from "./orderEvents";
import { TIME_US } from "./planFeatures";

/** What is read of each event, in this order: row in the order of time, row in the log, time, bits of missing fields, keys, numbers. */
export interface EventColumns {
  fields: readonly string[];
  keys: readonly string[];
  numbers: readonly string[];
}

/** The query that reads some events, in whatever order. */
export function eventColumnsQuery(
  { name, logRow }: EventTable,
  { fields, keys, numbers }: EventColumns,
  from: number,
  rows: number,
): string {
  const missing = fields.map((field, bit) => `CASE WHEN ${quoteName(field)} IS NULL THEN ${2 ** bit} ELSE 0 END`);
  const columns = [
    `CAST("row" AS INTEGER)`,
    `CAST(${logRow} AS INTEGER)`,
    `CAST(${EPOCH_US} AS DOUBLE)`,
    `CAST(${["0", ...missing].join(" + ")} AS INTEGER)`,
    ...keys.map((key) => hashOrNull(DERIVED_FROM[key] ?? sqlOf(key))),
    ...numbers.map((sql) => `CAST((${sql}) AS DOUBLE)`),
  ];
  const events = `(SELECT *, ${EPOCH_US} AS ${TIME_US} FROM (${eventsQuery(name)}) WHERE "row" BETWEEN ${from} AND ${from + rows - 1})`;
  return `SELECT ${columns.join(", ")} FROM ${events}`;
}

/** Hashes of a column that is made of another one, beside those of that one: each pair once, in an order of their own. */
export function derivedHashesQuery({ name }: EventTable, key: string, from: number, rows: number): string {
  const source = DERIVED_FROM[key]!;
  return (
    `SELECT ${hashOf(source)}, ${hashOrNull(FEATURE_COLUMNS[key]!)} FROM ` +
    `(SELECT DISTINCT ${source} FROM ${name} WHERE ${source} IS NOT NULL AND "row" BETWEEN ${from} AND ${from + rows - 1}) ORDER BY 1`
  );
}

function hashOrNull(sql: string): string {
  return `CASE WHEN (${sql}) IS NOT NULL THEN ${hashOf(sql)} END`;
}

function sqlOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? quoteName(key) : key;
}
