import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteLiteral, quoteName } from "./quoteSql";
import { writeWhole } from "./writeWhole";

/** Beginnings of a cell that a spreadsheet would run as a formula. */
const FORMULA_STARTS = "'=', '+', '-', '@', chr(9), chr(13), chr(0)";

/**
 * Writes the rows of a query as a CSV file with a header (RFC 4180), whole or not at all.
 *
 * Text comes from logs, so from attackers: a cell that begins with `=`, `+`, `-`, `@`, tab, carriage return or NUL
 * gets a leading `'`, so that no spreadsheet runs it; what begins with `'=` gets one too, so that it can be told apart. Times are written in ISO 8601, UTC.
 *
 * @param query - a SELECT, with ORDER BY where the order matters
 * @throws Error naming the file when it cannot be written
 * @example await writeCsv(db, "SELECT * FROM rejects", "out/rejects.csv");
 */
export async function writeCsv(db: DuckDBConnection, query: string, file: string): Promise<void> {
  await writeWhole(file, csvWriter(db, query));
}

/** What {@link writeCsv} writes, for files that are written together. */
export function csvWriter(db: DuckDBConnection, query: string): (temporary: string) => Promise<void> {
  return async (temporary) => {
    const described = await db.runAndReadAll(`DESCRIBE ${query}`);
    const columns = described.getRows().map(([name, type]) => column(String(name), String(type)));
    const rows = `SELECT ${columns.join(", ")} FROM (${query})`;
    await db.run(`COPY (${rows}) TO ${quoteLiteral(temporary)} (FORMAT csv, HEADER, USE_TMP_FILE false)`);
  };
}

function column(name: string, type: string): string {
  const quoted = quoteName(name);
  if (type === "VARCHAR") {
    return `CASE WHEN left(ltrim(${quoted}, ''''), 1) IN (${FORMULA_STARTS}) THEN '''' || ${quoted} ELSE ${quoted} END AS ${quoted}`;
  }
  if (type === "TIMESTAMP") return `strftime(${quoted}, '%Y-%m-%dT%H:%M:%S.%fZ') AS ${quoted}`;
  return quoted;
}
