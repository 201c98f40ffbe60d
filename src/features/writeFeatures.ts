import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteName } from "../files/quoteSql";
import { csvWriter } from "../files/writeCsv";
import { parquetWriter } from "../files/writeParquet";
import { writeWhole } from "../files/writeWhole";

/** What each row says of its event, before the features. */
const EVENT_PART: readonly (readonly [name: string, sql: string])[] = [
  ["row", `events."row"`],
  ["event_id", "event_id"],
  ["timestamp", `"timestamp"`],
  ["user", `"user"`],
  ["source_ip", "source_ip"],
  ["outcome", "outcome"],
  ["file", "events.source"],
  ["line", "line"],
];

/** Endings of the files that {@link writeFeatures} can write. */
export const FEATURE_FILES: RegExp = /\.(?:parquet|csv)$/i;

/**
 * Writes one row for every event, in the order of the log, for other tools: `row`, `event_id`, `timestamp`, `user`,
 * `source_ip`, `outcome`, `file`, `line`, then the features, null where one is missing.
 *
 * Needs the tables `events` and `features` (see `storeFeatures`).
 *
 * @param file - Parquet when it ends in `.parquet` (times are UTC, features FLOAT), CSV when in `.csv`
 * @throws RangeError when it ends otherwise, or a feature is named like what stands before it; Error naming the file when
 *   it cannot be written
 * @example await writeFeatures(db, "data/features.parquet");
 */
export async function writeFeatures(db: DuckDBConnection, file: string): Promise<void> {
  if (!FEATURE_FILES.test(file)) throw new RangeError(`writeFeatures: file must end in .parquet or .csv, got ${file}`);
  const described = await db.runAndReadAll("SELECT column_name FROM (DESCRIBE features)");
  const names = described
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => name !== "row");
  const taken = names.find((name) => EVENT_PART.some(([own]) => own === name));
  if (taken !== undefined) throw new RangeError(`writeFeatures: the name ${taken} is that of a part of the event`);
  const event = EVENT_PART.map(([name, sql]) => `${sql} AS ${quoteName(name)}`);
  const columns = [...event, ...names.map((name) => `features.${quoteName(name)}`)];
  const query = `SELECT ${columns.join(", ")} FROM events JOIN features USING ("row") ORDER BY events."row"`;
  await writeWhole(file, /\.csv$/i.test(file) ? csvWriter(db, query) : parquetWriter(db, query));
}
