import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteLiteral } from "./quoteSql";

/** What writes the rows of a query as a Parquet file, for files that are written together. */
export function parquetWriter(db: DuckDBConnection, query: string): (temporary: string) => Promise<void> {
  return async (temporary) => {
    await db.run(`COPY (${query}) TO ${quoteLiteral(temporary)} (FORMAT parquet, USE_TMP_FILE false)`);
  };
}
