import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBFloatVector,
  FLOAT,
  INTEGER,
} from "@duckdb/node-api";
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
    const isOrdered = await appendBlocks(other, Symbol.asyncIterator in features ? features : [wholeOf(features)]);
    // A log whose lines are in the order of time comes as it is to be: sorting would be a second copy.
    await other.run(
      isOrdered
        ? `BEGIN; DROP TABLE IF EXISTS features; ALTER TABLE ${RAW} RENAME TO features; COMMIT`
        : `CREATE OR REPLACE TABLE features AS FROM ${RAW} ORDER BY "row"`,
    );
  } finally {
    await other.run(`DROP TABLE IF EXISTS ${RAW}`);
    if (other !== db) other.closeSync();
  }
}

function wholeOf(X: FeatureMatrix): FeatureBlock {
  return { ...X, eventRows: Int32Array.from({ length: X.rows }, (_, row) => row) };
}

/** Fills a table with the blocks as they come; returns whether their rows were in the order of the log. */
async function appendBlocks(
  db: DuckDBConnection,
  blocks: AsyncIterable<FeatureBlock> | Iterable<FeatureBlock>,
): Promise<boolean> {
  let appender: DuckDBAppender | undefined;
  let [isOrdered, next] = [true, 0];
  try {
    for await (const block of blocks) {
      if (appender === undefined) {
        const columns = block.names.map((name) => `${quoteName(name)} FLOAT`);
        await db.run(`CREATE OR REPLACE TABLE ${RAW} ("row" INTEGER, ${columns.join(", ")})`);
        appender = await db.createAppender(RAW);
      }
      appendBlock(appender, block);
      for (const row of block.eventRows) if (row !== next++) isOrdered = false;
    }
  } finally {
    appender?.closeSync();
  }
  if (appender === undefined) throw new RangeError("storeFeatures: at least one block is required, got 0");
  return isOrdered;
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
      setNulls(chunk.getColumnVector(column + 1) as DuckDBFloatVector, values);
    }
    appender.appendDataChunk(chunk);
  }
}

/** Makes null of what is NaN. */
function setNulls(vector: DuckDBFloatVector, values: Float32Array): void {
  for (let index = 0; index < values.length; index++) {
    if (Number.isNaN(values[index]!)) vector.setItem(index, null);
  }
  vector.flush();
}
