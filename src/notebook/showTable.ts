import type { DataFrame } from "danfojs-node";
import { displayData } from "./displayData";
import { escapeHtml } from "../text/escapeHtml";
import { harmlessText } from "../text/harmlessText";
import { columnsOf, ownValue, textOf } from "./toDataFrame";

/** How to show a table. */
export interface ShowTableOptions {
  /** Rows shown; a line below says how many there are. @default 20 */
  maxRows?: number;
  /** Words above the table. @default none */
  title?: string;
  /** Digits after the point of numbers that are not whole. @default 3 */
  digits?: number;
}

/**
 * Shows a table below the cell, as HTML in the colours of the front end and as plain text. Whatever the values
 * hold is shown as text. Outside a kernel the plain text is printed.
 *
 * @param table - a danfojs DataFrame, or rows
 * @example showTable(anomalies, { title: "The ten strangest sign-ins", maxRows: 10 });
 */
export function showTable(table: DataFrame | readonly object[], options: ShowTableOptions = {}): void {
  const text = formatTableText(table, options);
  const shown = displayData({ "text/html": formatTableHtml(table, options), "text/plain": text });
  if (!shown) process.stdout.write(`${text}\n`);
}

/** The table as HTML, everything escaped. */
export function formatTableHtml(table: DataFrame | readonly object[], options: ShowTableOptions = {}): string {
  const { columns, rows, footer } = cellsOf(table, options);
  const cell = (tag: string, text: string, index: number): string =>
    `<${tag} style="text-align:${columns[index]!.numeric ? "right" : "left"}">${escapeHtml(text)}</${tag}>`;
  const row = (tag: string, texts: string[]): string =>
    `<tr>${texts.map((text, index) => cell(tag, text, index)).join("")}</tr>`;
  const caption = options.title
    ? `<caption style="text-align:left">${escapeHtml(harmlessText(options.title, Infinity))}</caption>`
    : "";
  const head = `<thead>${row(
    "th",
    columns.map(({ name }) => name),
  )}</thead>`;
  const body = `<tbody>${rows.map((texts) => row("td", texts)).join("")}</tbody>`;
  return `<table class="dataframe">${caption}${head}${body}</table>${footer && `<p>${escapeHtml(footer)}</p>`}`;
}

/** The table as text in columns, without characters that steer a terminal. */
export function formatTableText(table: DataFrame | readonly object[], options: ShowTableOptions = {}): string {
  const { columns, rows, footer } = cellsOf(table, options);
  const widths = columns.map(({ name }, index) => Math.max(name.length, ...rows.map((row) => row[index]!.length)));
  const line = (texts: string[]): string =>
    texts
      .map((text, index) => (columns[index]!.numeric ? text.padStart(widths[index]!) : text.padEnd(widths[index]!)))
      .join("  ")
      .trimEnd();
  const head = [line(columns.map(({ name }) => name)), widths.map((width) => "-".repeat(width)).join("  ")];
  const title = options.title ? [harmlessText(options.title, Infinity)] : [];
  return [...title, ...head, ...rows.map(line), ...(footer ? [footer] : [])].join("\n");
}

interface Cells {
  columns: { name: string; numeric: boolean }[];
  rows: string[][];
  footer: string;
}

function cellsOf(table: DataFrame | readonly object[], { maxRows = 20, digits = 3 }: ShowTableOptions): Cells {
  const { names, values } = isRows(table)
    ? { names: columnsOf(table), values: (row: number, name: string) => ownValue(table[row]!, name) }
    : { names: table.columns, values: (row: number, _: string, column: number) => frameRow(table, row)[column] };
  const count = isRows(table) ? table.length : table.shape[0]!;
  const shown = Array.from({ length: Math.min(count, maxRows) }, (_, row) =>
    names.map((name, column) => values(row, name, column)),
  );
  const columns = names.map((name, column) => ({
    name: harmlessText(name, Infinity),
    numeric: isNumeric(shown, column),
  }));
  const rows = shown.map((row) => row.map((value) => harmlessText(formatValue(value, digits), Infinity)));
  return { columns, rows, footer: count > shown.length ? `${shown.length} of ${count} rows` : "" };
}

type Rows = readonly object[];

function isRows(table: DataFrame | Rows): table is Rows {
  return Array.isArray(table);
}

function frameRow(frame: DataFrame, row: number): unknown[] {
  return (frame.values as unknown[][])[row] ?? [];
}

function isNumeric(rows: readonly unknown[][], column: number): boolean {
  const present = rows.map((row) => row[column]).filter((value) => value !== null && value !== undefined);
  return present.length > 0 && present.every((value) => typeof value === "number" || typeof value === "bigint");
}

function formatValue(value: unknown, digits: number): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "";
  if (typeof value !== "number" || Number.isInteger(value) || !Number.isFinite(value)) return textOf(value);
  return Math.abs(value) < 10 ** -digits ? value.toPrecision(Math.max(1, digits)) : value.toFixed(digits);
}
