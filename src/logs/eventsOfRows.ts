import type { DuckDBConnection } from "@duckdb/node-api";
import type { AuthEvent } from "./AuthEvent";
import { WORD_FIELDS } from "./EventBatch";
import { LOG_FIELDS } from "./eventColumns";
import { queryRows } from "./queryRows";

const MOST_WORDS = 200_000;

/** A row: where it stands; and why it is rejected, or its event. */
export type RowVerdict = { line: number; reason: string } | { line: number; event: AuthEvent };

/** Word of a field, by its number. */
type Dictionary = ReadonlyMap<number, string | null>;

/**
 * The rows of a query one by one, some at a time, in any order, without the log's own ids of the events. Nothing is
 * stored in the database.
 *
 * A text that comes out of the database costs 1 µs. So the words of a field whose words repeat are asked for once, each
 * with a number; of the rows only the numbers are asked for.
 *
 * @param rows - a query as `RowQuery.rows`
 * @param mostWords - different words that a field has at most to be read so
 * @example for await (const verdicts of eventsOfRows(db, rows)) console.log(verdicts.length);
 */
export async function* eventsOfRows(
  db: DuckDBConnection,
  rows: string,
  mostWords: number = MOST_WORDS,
): AsyncGenerator<RowVerdict[]> {
  const dictionaries = await dictionariesOf(db, rows, mostWords);
  const values = FIELDS.map((field) => (dictionaries.has(field) ? numberSql(field) : `"${field}"`));
  const columns = ["CAST(line AS DOUBLE)", "reason", `CAST("timestamp" AS DOUBLE)`, ...values];
  const result = await db.stream(`SELECT ${columns.join(", ")} FROM (${rows})`);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const read: unknown[][] = [];
    for (let place = 0; place < columns.length; place++) read.push(chunk.getColumnValues(place));
    const [lines, reasons, times, ...others] = read as [number[], (string | null)[], number[], ...unknown[][]];
    const fields = Object.fromEntries(
      FIELDS.map((field, place) => [field, wordsOf(others[place]!, dictionaries.get(field))]),
    ) as FieldValues;
    yield reasons.map((reason, row) =>
      reason === null ? { line: lines[row]!, event: eventOf(fields, times[row]!, row) } : { line: lines[row]!, reason },
    );
  }
}

const FIELDS = LOG_FIELDS.filter((field) => field !== "timestamp" && field !== "event_id");
type FieldValues = { [Field in Exclude<keyof AuthEvent, "timestampUs" | "event_id">]: AuthEvent[Field][] };

function wordsOf(values: unknown[], dictionary: Dictionary | undefined): unknown[] {
  return dictionary === undefined ? values : values.map((number) => dictionary.get(number as number));
}

/** One object with all its fields at once: field by field it would cost ten times as much. */
function eventOf(fields: FieldValues, timestampUs: number, row: number): AuthEvent {
  return {
    event_id: null,
    timestampUs,
    user: fields.user[row]!,
    source_ip: fields.source_ip[row]!,
    outcome: fields.outcome[row]!,
    failure_reason: fields.failure_reason[row]!,
    action: fields.action[row]!,
    method: fields.method[row]!,
    country: fields.country[row]!,
    city: fields.city[row]!,
    latitude: fields.latitude[row]!,
    longitude: fields.longitude[row]!,
    asn: fields.asn[row]!,
    user_agent: fields.user_agent[row]!,
    device: fields.device[row]!,
    host: fields.host[row]!,
    session_id: fields.session_id[row]!,
  };
}

/** For each field whose words repeat: its words, by number. */
async function dictionariesOf(db: DuckDBConnection, rows: string, mostWords: number): Promise<Map<string, Dictionary>> {
  const counts = WORD_FIELDS.map((field) => `CAST(approx_count_distinct("${field}") AS DOUBLE) AS "${field}"`);
  const [found] = await queryRows(db, `SELECT ${counts.join(", ")} FROM (${rows})`);
  const dictionaries = new Map<string, Dictionary>();
  for (const field of WORD_FIELDS) {
    const dictionary = (found![field] as number) <= mostWords ? await dictionaryOf(db, rows, field) : null;
    if (dictionary !== null) dictionaries.set(field, dictionary);
  }
  return dictionaries;
}

/** The words of a field, or null where two have one number. */
async function dictionaryOf(db: DuckDBConnection, rows: string, field: string): Promise<Dictionary | null> {
  const result = await db.runAndReadAll(`SELECT DISTINCT ${numberSql(field)}, "${field}" FROM (${rows})`);
  const words = result.getRows() as [number, string | null][];
  const dictionary = new Map(words);
  return dictionary.size === words.length ? dictionary : null;
}

/** A number for each word: as many bits of its hash as a double holds. */
function numberSql(field: string): string {
  return `CAST(hash("${field}") & ${Number.MAX_SAFE_INTEGER} AS DOUBLE)`;
}
