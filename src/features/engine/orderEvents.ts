import type { DuckDBConnection } from "@duckdb/node-api";
import { EPOCH_US } from "../dialect";
import { forEachChunk } from "./forEachChunk";
import { rawVector } from "./rawVector";

/** A table of events whose column `row` counts them in the order of time. */
export interface EventTable {
  name: string;
  /** SQL for the event's row in the log. */
  logRow: string;
  columns: readonly string[];
  close: () => Promise<void>;
}

const ORDERED = "feature_events";

/** The events in the order of time: the table itself, or a sorted copy of it where its lines are in another order. */
export async function orderEvents(db: DuckDBConnection): Promise<EventTable> {
  const described = await db.runAndReadAll("SELECT column_name FROM (DESCRIBE events)");
  const columns = described.getRows().map(([name]) => String(name));
  if (await isOrdered(db)) return { name: "events", logRow: `"row"`, columns, close: async () => {} };
  await db.run(
    `CREATE OR REPLACE TEMP TABLE ${ORDERED} AS
      SELECT row_number() OVER (ORDER BY "timestamp", "row") - 1 AS "row", "row" AS log_row, * EXCLUDE ("row")
      FROM events ORDER BY "timestamp", log_row`,
  );
  const close = async (): Promise<void> => void (await db.run(`DROP TABLE IF EXISTS ${ORDERED}`));
  return { name: ORDERED, logRow: "log_row", columns, close };
}

async function isOrdered(db: DuckDBConnection): Promise<boolean> {
  let [isSo, next, last] = [true, 0, -Infinity];
  const result = await db.stream(`SELECT CAST("row" AS INTEGER), CAST(${EPOCH_US} AS DOUBLE) FROM events`);
  await forEachChunk(result, (chunk) => {
    const rows = rawVector<Int32Array>(chunk, 0).items;
    const times = rawVector<Float64Array>(chunk, 1).items;
    for (let index = 0; index < chunk.rowCount; index++) {
      if (rows[index] !== next++ || times[index]! < last) isSo = false;
      last = times[index]!;
    }
  });
  return isSo;
}
