import { type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
import { quoteLiteral, quoteName } from "../../files/quoteSql";
import { columnReasons } from "../csv/columnReasons";
import { digitsAreUnclear, OUTCOME_WORDS } from "../csv/outcomeWords";

/** What the log's table and the one of its times (`"text"` → `us`) are called in the SQL. */
export const LOG = "log";
export const TIMES = "times";

/** How one column of a table becomes a field of the events, in SQL. */
export interface ColumnSql {
  /** The field's value; the timestamp in microseconds. */
  value: string;
  /** Why the row is rejected, null when it is not. */
  reason: string;
}

/**
 * SQL that reads a column of any type into a field, by the rules that CSV has for texts.
 *
 * @param field - one of LOG_FIELDS
 * @param column - the column's name
 * @param type - the column's type
 * @param isNamed - the caller named this column: it was not recognised
 * @example columnSql("user", "who", VARCHAR, false).value // `nullif(CAST(log."who" AS VARCHAR), '')`
 */
export function columnSql(field: string, column: string, type: DuckDBType, isNamed: boolean): ColumnSql {
  const name = columnName(column);
  switch (field) {
    case "timestamp":
      return timestampSql(column, type);
    case "outcome":
      return outcomeSql(column, isNamed);
    case "action":
      return accepted(`coalesce(${textSql(name)}, 'login')`);
    case "latitude":
    case "longitude":
      return accepted(`CASE WHEN isfinite(TRY_CAST(${name} AS DOUBLE)) THEN TRY_CAST(${name} AS DOUBLE) END`);
    case "asn":
      return accepted(asnSql(name, type));
    default:
      return accepted(textSql(name));
  }
}

/**
 * A column of the log in SQL.
 *
 * @example columnName("user") // 'log."user"'
 */
export function columnName(column: string): string {
  return `${LOG}.${quoteName(column)}`;
}

/**
 * Whether a column holds points in time, so that nothing needs to be parsed.
 *
 * @example isTimeType(TIMESTAMP) // true
 */
export function isTimeType(type: DuckDBType): boolean {
  return TIME_TYPES.has(type.typeId);
}

const TIME_TYPES: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TIMESTAMP,
  DuckDBTypeId.TIMESTAMP_TZ,
  DuckDBTypeId.TIMESTAMP_S,
  DuckDBTypeId.TIMESTAMP_MS,
  DuckDBTypeId.TIMESTAMP_NS,
  DuckDBTypeId.DATE,
]);

function accepted(value: string): ColumnSql {
  return { value, reason: "NULL" };
}

function textSql(name: string): string {
  return `nullif(CAST(${name} AS VARCHAR), '')`;
}

function timestampSql(column: string, type: DuckDBType): ColumnSql {
  // An infinite time is none.
  const us = isTimeType(type) ? `TRY(epoch_us(${columnName(column)}))` : `${TIMES}.us`;
  const value = `CASE WHEN ${us} BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER} THEN ${us} END`;
  return { value, reason: `CASE WHEN ${value} IS NULL THEN ${quoteLiteral(columnReasons(column).notATime)} END` };
}

function outcomeSql(column: string, isNamed: boolean): ColumnSql {
  const { noOutcome, unclearDigits } = columnReasons(column);
  const word = `lower(trim(CAST(${columnName(column)} AS VARCHAR)))`;
  const pairs = [...OUTCOME_WORDS].map(([from, to]) => `WHEN ${quoteLiteral(from)} THEN ${quoteLiteral(to)}`);
  const value = `CASE ${word} ${pairs.join(" ")} END`;
  const unclear = digitsAreUnclear(column, isNamed)
    ? `WHEN ${word} IN ('0', '1') THEN ${quoteLiteral(unclearDigits)}`
    : "";
  return { value, reason: `CASE ${unclear} WHEN ${value} IS NULL THEN ${quoteLiteral(noOutcome)} END` };
}

/** `29492` or `AS29492`. Where a column of whole numbers has gaps, some programs write it as fractions. */
function asnSql(name: string, type: DuckDBType): string {
  const isFraction = type.typeId === DuckDBTypeId.DOUBLE || type.typeId === DuckDBTypeId.FLOAT;
  const whole = `CASE WHEN ${name} = trunc(${name}) THEN TRY_CAST(${name} AS BIGINT) END`;
  const text = `CAST(${isFraction ? whole : name} AS VARCHAR)`;
  return `CAST(TRY_CAST(regexp_extract(trim(${text}), '^(?i:AS)?(\\d{1,10})$', 1) AS UINTEGER) AS DOUBLE)`;
}
