import type { DuckDBConnection } from "@duckdb/node-api";
import { writeCsv } from "../files/writeCsv";

/**
 * Writes one row for every event, in the order of the files and their lines:
 * `file,line,timestamp,user,source_ip,outcome,score`.
 *
 * Needs the tables `events` and `scores`.
 *
 * @throws Error naming the file when it cannot be written
 * @example await writeScores(db, "data/scores.csv");
 */
export async function writeScores(db: DuckDBConnection, file: string): Promise<void> {
  await writeCsv(db, SCORES_QUERY, file);
}

/** One row for every event, in the order of the files and their lines. */
export const SCORES_QUERY: string = `
  SELECT source AS file, line, "timestamp", "user", source_ip, outcome, round(score, 6) AS score
  FROM events JOIN scores USING (row) ORDER BY row`;
