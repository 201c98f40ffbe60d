import type { DataFrame } from "danfojs-node";
import { requireLazily } from "../files/requireLazily";

/**
 * A danfojs DataFrame of rows that danfojs can handle: every column holds one type and every name is free.
 *
 * - numbers, and bigints that a number holds exactly, are numbers; missing is NaN
 * - booleans stay booleans; with missing values they become 1, 0 and NaN
 * - all else is text: a date in ISO 8601, a large bigint in digits, an object as JSON; missing is "", because
 *   danfojs sorts and counts null wrongly
 * - a column named like a part of DataFrame (`shape`, `constructor`, `__proto__`) gets a `_` at its end, one that
 *   begins with `$` a `_` before it
 *
 * For what is looked at, up to about 10,000 rows: danfojs is slow beyond.
 *
 * @param rows - left as they are
 * @param columns - which columns, in which order. @default all, in the order they first appear
 * @throws RangeError when there is no column
 */
export function toDataFrame(rows: readonly object[], columns?: readonly string[]): DataFrame {
  const names = columns ?? columnsOf(rows);
  if (names.length === 0) throw new RangeError("toDataFrame: there must be at least one column, got none");
  const danfo = requireLazily("danfojs-node") as typeof import("danfojs-node");
  const cleaned = names.map((name) => cleanColumn(rows.map((row) => ownValue(row, name))));
  const table = rows.map((_, index) => cleaned.map(({ values }) => values[index]!));
  const options = { columns: freeNames(names, danfo.DataFrame.prototype), dtypes: cleaned.map(({ dtype }) => dtype) };
  return new danfo.DataFrame(table, rows.length > 0 ? options : { columns: options.columns });
}

/** A property of a row, not of its prototype: a column may be called `constructor`. Missing is null. */
export function ownValue(row: object, name: string): unknown {
  return Object.hasOwn(row, name) ? (row as Record<string, unknown>)[name] : null;
}

/** The columns of rows, in the order they first appear. */
export function columnsOf(rows: readonly object[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

interface Column {
  values: (number | string | boolean)[];
  dtype: "float32" | "int32" | "string" | "boolean";
}

function cleanColumn(values: readonly unknown[]): Column {
  const present = values.filter((value) => !isMissing(value));
  if (values.length > 0 && present.length === values.length && present.every((value) => typeof value === "boolean")) {
    return { values: present, dtype: "boolean" };
  }
  if (present.every(isNumber) || present.every((value) => typeof value === "boolean")) {
    const numbers = values.map((value) => (isMissing(value) ? NaN : Number(value)));
    return { values: numbers, dtype: numbers.every((value) => (value | 0) === value) ? "int32" : "float32" };
  }
  return { values: values.map((value) => (isMissing(value) ? "" : textOf(value))), dtype: "string" };
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "bigint" && Number.isSafeInteger(Number(value)));
}

/** A value that is not missing as text: a date in ISO 8601, an object as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  if (typeof value !== "object") return (value as number | bigint | boolean).toString();
  return JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item));
}

function freeNames(names: readonly string[], frame: object): string[] {
  const taken = new Set<string>();
  for (const name of names) {
    let free = name.startsWith("$") ? `_${name}` : name;
    while (free in frame || taken.has(free)) free += "_";
    taken.add(free);
  }
  return [...taken];
}
