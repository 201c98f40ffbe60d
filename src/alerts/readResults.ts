import type { DuckDBConnection } from "@duckdb/node-api";
import { existsSync } from "node:fs";
import { unguarded } from "../files/formulaGuard";
import { quoteLiteral } from "../files/quoteSql";
import { type Cell, queryRows } from "../logs/queryRows";
import { type Anomaly, toAnomaly } from "./topAnomalies";

/**
 * Reads `anomalies.csv` as {@link writeAnomalies} wrote it, the most suspicious first.
 *
 * @throws Error naming the file when it is missing or no such file
 * @example (await readAnomalies(db, "data/anomalies.csv"))[0].user
 */
export async function readAnomalies(db: DuckDBConnection, file: string): Promise<Anomaly[]> {
  const rows = await readOwnCsv(
    db,
    file,
    `* REPLACE (rank::BIGINT AS rank, score::DOUBLE AS score, percentile::DOUBLE AS percentile,
      latitude::DOUBLE AS latitude, longitude::DOUBLE AS longitude, asn::BIGINT AS asn, line::BIGINT AS line)`,
  );
  return rows.map(toAnomaly);
}

/**
 * Reads the scores in a file that {@link writeScores} wrote, in the order of the log.
 *
 * @throws Error naming the file when it is missing or no such file
 * @example (await readScores(db, "data/scores.csv")).length
 */
export async function readScores(db: DuckDBConnection, file: string): Promise<Float64Array> {
  const rows = await readOwnCsv(db, file, "score::DOUBLE AS score");
  return Float64Array.from(rows, ({ score }) => score as number);
}

async function readOwnCsv(db: DuckDBConnection, file: string, columns: string): Promise<Record<string, Cell>[]> {
  if (!existsSync(file)) throw new Error(`${file}: no such file; run the notebook that writes it first`);
  const source = `read_csv(${quoteLiteral(file)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`;
  const rows = await queryRows(db, `SELECT ${columns} FROM ${source}`).catch((error: Error) => {
    const [reason] = error.message.split("\n");
    throw new Error(`${file}: cannot be read as a file of results: ${reason}`, { cause: error });
  });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === "string" ? unguarded(value) : value]),
    ),
  );
}
