import { type DuckDBConnection, DuckDBDataChunk, FLOAT, INTEGER } from "@duckdb/node-api";
import { quoteName } from "../files/quoteSql";
import type { FeatureMatrix } from "./FeatureMatrix";
import { writeVector } from "./engine/rawVector";

const CHUNK_ROWS = 2048;

/**
 * Puts a matrix beside the events: fills the table `features` with `row` and a column a feature, null for NaN.
 *
 * @example await storeFeatures(db, X); // then: SELECT … FROM events JOIN features USING (row)
 */
export async function storeFeatures(
  db: DuckDBConnection,
  { data, rows, columns, names }: FeatureMatrix,
): Promise<void> {
  const quoted = names.map(quoteName);
  await db.run(
    `CREATE OR REPLACE TEMP TABLE raw_features ("row" INTEGER, ${quoted.map((name) => `${name} FLOAT`).join(", ")})`,
  );
  const appender = await db.createAppender("raw_features");
  const types = [INTEGER, ...names.map(() => FLOAT)];
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const length = Math.min(CHUNK_ROWS, rows - start);
    const chunk = DuckDBDataChunk.create(types, length);
    writeVector(
      chunk,
      0,
      Int32Array.from({ length }, (_, index) => start + index),
    );
    for (let column = 0; column < columns; column++) {
      const values = Float32Array.from({ length }, (_, index) => data[(start + index) * columns + column]!);
      writeVector(chunk, column + 1, values);
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  const values = quoted.map((name) => `CASE WHEN NOT isnan(${name}) THEN ${name} END AS ${name}`);
  await db.run(`
    CREATE OR REPLACE TABLE features AS SELECT "row", ${values.join(", ")} FROM raw_features ORDER BY "row";
    DROP TABLE raw_features`);
}
