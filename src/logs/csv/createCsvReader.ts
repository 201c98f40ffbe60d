import { emptyEvent, LOG_FIELDS } from "../eventColumns";
import type { LogReader, LogSink } from "../LogReader";
import { LogTextError } from "../LogTextError";
import type { TimeZone } from "../time/createTimeZone";
import { createCsvRecordReader, type JudgeFields } from "./createCsvRecordReader";
import { type FieldSetter, fieldSetter } from "./fieldSetter";
import { type ColumnMap, listed, mapColumns, missingFields } from "./mapColumns";

/** Options of {@link createCsvReader}. */
export interface CsvReaderOptions {
  /**
   * Field → column name, for columns with names of their own.
   * @default none: columns are recognised by common names
   */
  columns?: ReadonlyMap<string, string>;
  /**
   * Zone of times that name none.
   * @default UTC
   */
  timezone?: TimeZone;
}

/**
 * Reads a CSV log with a header: one record = one event. Values stay the text they are (`007` stays `007`).
 *
 * @param file - the file's name, for messages
 * @throws Error while reading the header, when a column that every event needs is missing
 * @see createCsvRecordReader for what becomes of records that cannot be read
 */
export function createCsvReader(file: string, sink: LogSink, options: CsvReaderOptions = {}): LogReader {
  const { columns: mapping = new Map<string, string>(), timezone } = options;

  function readHeader(names: readonly string[], line: number): JudgeFields {
    const columns = mapColumns(file, names, mapping);
    const missing = missingFields(columns);
    if (missing.length > 0) {
      throw new LogTextError(
        `${file}: line ${line}: no column found for ${missing.join(", ")}`,
        `; the file has ${listed(names)}`,
        `; name them with --columns ${missing.map((field) => `${field}=…`).join(",")}`,
      );
    }
    return eventReader(columns, names, mapping, timezone);
  }

  return createCsvRecordReader(file, sink, { readHeader });
}

/** A function that turns the fields of a record into an event, or says why it cannot. */
function eventReader(
  columns: ColumnMap,
  header: readonly string[],
  mapping: ReadonlyMap<string, string>,
  timezone: TimeZone | undefined,
): JudgeFields {
  const setters = LOG_FIELDS.filter((field) => columns.has(field)).map((field): [number, FieldSetter] => {
    const place = columns.get(field)!;
    return [place, fieldSetter(field, header[place]!, mapping.has(field), timezone)];
  });
  return (fields) => {
    const event = emptyEvent();
    for (const [place, set] of setters) {
      const reason = set(event, fields[place]!);
      if (reason !== null) return { rejected: reason };
    }
    return { event };
  };
}
