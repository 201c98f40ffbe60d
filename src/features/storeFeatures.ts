import { type DuckDBAppender, type DuckDBConnection, DuckDBDataChunk, FLOAT, INTEGER } from "@duckdb/node-api";
import { quoteName } from "../files/quoteSql";
import { connectAgain } from "../logs/openDatabase";
import { writeVector } from "./engine/rawVector";
import type { FeatureBlock, FeatureMatrix } from "./FeatureMatrix";

const CHUNK_ROWS = 2048;
const RAW = "raw_features";

/**
 * Puts features beside the events: fills the table `features` with `row` and a column a feature, null for NaN, in the
 * order of `row`.
 *
 * Memory, when blocks are given: one of them; the table is the database's, which puts what is too much on the disk.
 *
 * @param features - a matrix, or its rows in blocks as `featureBlocks` gives them
 * @throws RangeError when there is no block; and what the blocks throw
 * @example await storeFeatures(db, X); // then: SELECT … FROM events JOIN features USING (row)
 * @example await storeFeatures(db, featureBlocks(db, presetFeatures("all")));
 */
export async function storeFeatures(
  db: DuckDBConnection,
  features: FeatureMatrix | AsyncIterable<FeatureBlock>,
): Promise<void> {
  // The next block is being read on the first connection while this one is stored.
  const other = (await connectAgain(db)) ?? db;
  try {
    const names = await appendBlocks(other, Symbol.asyncIterator in features ? features : [wholeOf(features)]);
    const values = names.map(quoteName).map((name) => `CASE WHEN NOT isnan(${name}) THEN ${name} END AS ${name}`);
    await other.run(
      `CREATE OR REPLACE TABLE features AS SELECT "row", ${values.join(", ")} FROM ${RAW} ORDER BY "row"`,
    );
  } finally {
    await other.run(`DROP TABLE IF EXISTS ${RAW}`);
    if (other !== db) other.closeSync();
  }
}

function wholeOf(X: FeatureMatrix): FeatureBlock {
  return { ...X, eventRows: Int32Array.from({ length: X.rows }, (_, row) => row) };
}

/** Fills a table with the blocks, in whatever order their rows are; returns the features' names. */
async function appendBlocks(
  db: DuckDBConnection,
  blocks: AsyncIterable<FeatureBlock> | Iterable<FeatureBlock>,
): Promise<readonly string[]> {
  let appender: DuckDBAppender | undefined;
  let names: readonly string[] = [];
  try {
    for await (const block of blocks) {
      if (appender === undefined) {
        names = block.names;
        const columns = names.map((name) => `${quoteName(name)} FLOAT`);
        await db.run(`CREATE OR REPLACE TABLE ${RAW} ("row" INTEGER, ${columns.join(", ")})`);
        appender = await db.createAppender(RAW);
      }
      appendBlock(appender, block);
    }
  } finally {
    appender?.closeSync();
  }
  if (appender === undefined) throw new RangeError("storeFeatures: at least one block is required, got 0");
  return names;
}

function appendBlock(appender: DuckDBAppender, { data, rows, columns, eventRows }: FeatureBlock): void {
  const types = [INTEGER, ...Array.from({ length: columns }, () => FLOAT)];
  for (let start = 0; start < rows; start += CHUNK_ROWS) {
    const length = Math.min(CHUNK_ROWS, rows - start);
    const chunk = DuckDBDataChunk.create(types, length);
    writeVector(chunk, 0, eventRows.subarray(start, start + length));
    for (let column = 0; column < columns; column++) {
      const values = Float32Array.from({ length }, (_, index) => data[(start + index) * columns + column]!);
      writeVector(chunk, column + 1, values);
    }
    appender.appendDataChunk(chunk);
  }
}
