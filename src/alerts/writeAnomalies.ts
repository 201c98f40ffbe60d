import type { DuckDBConnection } from "@duckdb/node-api";
import { writeCsv } from "../files/writeCsv";
import { topAnomaliesQuery } from "./topAnomalies";

/** Options of {@link writeAnomalies}. */
export interface WriteAnomaliesOptions {
  /**
   * How many events: a whole number, or a share of all events in (0, 1).
   * @default 100
   */
  top?: number;
}

/**
 * Writes the most suspicious events as CSV, the most suspicious first.
 *
 * Needs the tables `events` and `scores`.
 *
 * @throws RangeError when `top` is out of range; Error naming the file when it cannot be written
 * @example await writeAnomalies(db, "data/anomalies.csv", { top: 100 });
 */
export async function writeAnomalies(
  db: DuckDBConnection,
  file: string,
  options: WriteAnomaliesOptions = {},
): Promise<void> {
  const { top = 100 } = options;
  await writeCsv(db, await topAnomaliesQuery(db, top), file);
}
