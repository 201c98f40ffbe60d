import { BIGINT, type DuckDBConnection, DuckDBDataChunk, DOUBLE } from "@duckdb/node-api";

const CHUNK_ROWS = 2048;

/**
 * Puts the scores beside the events: fills the table `scores` with `row`, `score` and `percentile`.
 *
 * The percentile is the share of events that score no higher, in percent: 99.9 means one in a thousand scores higher.
 *
 * @param scores - one an event, in the order of the event table
 * @throws RangeError when there are more or fewer scores than events
 */
export async function storeScores(db: DuckDBConnection, scores: Float64Array): Promise<void> {
  const counted = await db.runAndReadAll("SELECT count(*) FROM events");
  const events = Number(counted.getRows()[0]![0]);
  if (events !== scores.length) {
    throw new RangeError(`storeScores: there must be one score an event (${events}), got ${scores.length}`);
  }
  await db.run("CREATE OR REPLACE TABLE raw_scores (row BIGINT, score DOUBLE)");
  const appender = await db.createAppender("raw_scores");
  for (let start = 0; start < scores.length; start += CHUNK_ROWS) {
    const block = Array.from(scores.subarray(start, start + CHUNK_ROWS));
    const chunk = DuckDBDataChunk.create([BIGINT, DOUBLE], block.length);
    chunk.setColumns([block.map((_, index) => BigInt(start + index)), block]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  await db.run(`
    CREATE OR REPLACE TABLE scores AS
      SELECT row, score, 100 * cume_dist() OVER (ORDER BY score) AS percentile FROM raw_scores ORDER BY row;
    DROP TABLE raw_scores`);
}
