import { type FieldSetter, fieldSetter } from "../csv/fieldSetter";
import { suggestField } from "../csv/mapColumns";
import { emptyEvent, LOG_FIELDS } from "../eventColumns";
import { finiteOrNull } from "../json/finiteOrNull";
import { createJsonReader, type RecordVerdict } from "../json/createJsonReader";
import type { JsonObject } from "../json/JsonObject";
import type { LogReader, LogSink } from "../LogReader";
import { harmlessText } from "../../text/harmlessText";
import type { TimeZone } from "../time/createTimeZone";
import { jsonFields, type PlainValue } from "./jsonFields";

/** Names that are remembered. A log that has more is no table. */
const MAX_NAMES = 10_000;
const FIELD_PLACES: ReadonlyMap<string, number> = new Map(LOG_FIELDS.map((field, place) => [field, place]));
const TIMESTAMP = LOG_FIELDS.indexOf("timestamp");
const OUTCOME = LOG_FIELDS.indexOf("outcome");
const LATITUDE = LOG_FIELDS.indexOf("latitude");
const LONGITUDE = LOG_FIELDS.indexOf("longitude");

/** What a name in a record stands for. */
interface Meaning {
  /** Place of the field in LOG_FIELDS. */
  place: number;
  /** Of several names of one field in a record, the one with the lowest rank counts. */
  rank: number;
  set: FieldSetter;
}

/** Options of {@link createJsonlReader}. */
export interface JsonlReaderOptions {
  /**
   * Field → name, dotted where it is nested (`actor.name`), for records with names of their own.
   * @default none: names are recognised
   */
  columns?: ReadonlyMap<string, string>;
  /**
   * Zone of times that name none.
   * @default UTC
   */
  timezone?: TimeZone;
}

/**
 * Reads a log of one JSON object a line: one record = one event.
 *
 * The fields have the names that the event table has, those of the Elastic Common Schema (`user.name`, flat or
 * nested), or common ones (`username`, `ip`, …), as for CSV. A field that a record does not have is null; one without
 * a time or an outcome is rejected.
 *
 * @param file - the file's name, for messages
 * @throws Error at the end of the file, when the caller names a field that no record has
 * @example createJsonlReader("log.jsonl", sink).read('{"time":1709285400,"user":"bob","success":true}', 1)
 */
export function createJsonlReader(file: string, sink: LogSink, options: JsonlReaderOptions = {}): LogReader {
  const { columns = new Map<string, string>(), timezone } = options;
  const meaningOf = createMeanings(columns, timezone);
  const unseen = new Map([...columns].map(([field, name]) => [name, field]));
  const meanings: (Meaning | undefined)[] = [];
  const values: (string | number | boolean)[] = [];
  let records = 0;

  function note(name: string, value: PlainValue): void {
    if (unseen.size > 0) unseen.delete(name);
    if (value === null) return;
    const meaning = meaningOf(name);
    if (meaning === undefined || meaning.rank >= (meanings[meaning.place]?.rank ?? Infinity)) return;
    meanings[meaning.place] = meaning;
    values[meaning.place] = value;
  }

  function judge(record: JsonObject): RecordVerdict {
    records++;
    meanings.fill(undefined);
    jsonFields(record, note);
    if (meanings[TIMESTAMP] === undefined) return { rejected: "it has no field for the timestamp" };
    if (meanings[OUTCOME] === undefined) return { rejected: "it has no field for the outcome" };
    const event = emptyEvent();
    for (let place = 0; place < meanings.length; place++) {
      const meaning = meanings[place];
      if (meaning === undefined) continue;
      const value = values[place]!;
      if (typeof value === "number" && (place === LATITUDE || place === LONGITUDE)) {
        event[place === LATITUDE ? "latitude" : "longitude"] = finiteOrNull(value);
        continue;
      }
      const reason = meaning.set(event, typeof value === "string" ? value : String(value));
      if (reason !== null) return { rejected: reason };
    }
    return { event };
  }

  const reader = createJsonReader(sink, judge);
  return {
    read: (text, line) => reader.read(text, line),
    end() {
      const [lost] = unseen;
      if (lost === undefined || records === 0) return;
      const [name, field] = lost.map((text) => JSON.stringify(harmlessText(text, 80)));
      throw new Error(`${file}: --columns: no record has a field ${name} for ${field}`);
    },
  };
}

/** What each name stands for: decided once, then looked up. */
function createMeanings(
  columns: ReadonlyMap<string, string>,
  timezone: TimeZone | undefined,
): (name: string) => Meaning | undefined {
  const known = new Map<string, Meaning | undefined>();
  for (const [field, name] of columns) {
    known.set(name, { place: FIELD_PLACES.get(field)!, rank: -1, set: fieldSetter(field, name, true, timezone) });
  }
  return (name) => {
    const meaning = known.get(name);
    if (meaning !== undefined || known.has(name)) return meaning;
    const suggested = suggestField(name);
    // The caller has said which name a field has: no other name is tried for it.
    const found =
      suggested && !columns.has(suggested.field)
        ? {
            place: FIELD_PLACES.get(suggested.field)!,
            rank: suggested.rank,
            set: fieldSetter(suggested.field, name, false, timezone),
          }
        : undefined;
    if (known.size < MAX_NAMES) known.set(name, found);
    return found;
  };
}
