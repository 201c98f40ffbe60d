import type { DuckDBConnection } from "@duckdb/node-api";
import type { AuthEvent } from "./AuthEvent";
import { LOG_FIELDS } from "./eventColumns";

/** Every column that an event is made of, in SQL. */
const COLUMNS = new Map([
  ["line", "CAST(line AS DOUBLE)"],
  ["reason", "reason"],
  ...LOG_FIELDS.map((field): [string, string] => [field, `"${field}"`]),
  ["timestamp", `CAST("timestamp" AS DOUBLE)`],
]);

/** A row: where it stands; and why it is rejected, or its event. */
export type RowVerdict = { line: number; reason: string } | { line: number; event: AuthEvent };

/**
 * The rows of a query one by one, some at a time, in any order.
 *
 * @param rows - a query as `RowQuery.rows`
 * @example for await (const verdicts of eventsOfRows(db, rows)) console.log(verdicts.length);
 */
export async function* eventsOfRows(db: DuckDBConnection, rows: string): AsyncGenerator<RowVerdict[]> {
  const result = await db.stream(`SELECT ${[...COLUMNS.values()].join(", ")} FROM (${rows})`);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const columns = Array.from(COLUMNS.keys(), (name, place) => ({ name, values: chunk.getColumnValues(place) }));
    const column = (name: string): unknown[] => columns.find((found) => found.name === name)!.values;
    const [lines, reasons, times] = [column("line"), column("reason"), column("timestamp")];
    const fields = columns.filter(({ name }) => !["line", "reason", "timestamp"].includes(name));
    yield Array.from({ length: chunk.rowCount }, (_, row): RowVerdict => {
      const [line, reason] = [lines[row] as number, reasons[row] as string | null];
      if (reason !== null) return { line, reason };
      const event: Record<string, unknown> = { timestampUs: times[row] };
      for (const { name, values } of fields) event[name] = values[row];
      return { line, event: event as unknown as AuthEvent };
    });
  }
}
