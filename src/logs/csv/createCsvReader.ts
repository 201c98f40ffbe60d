import type { AuthEvent } from "../AuthEvent";
import { emptyEvent, LOG_FIELDS } from "../eventColumns";
import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../readLines";
import { type ColumnMap, listed, mapColumns, missingFields } from "./mapColumns";
import { detectDelimiter } from "./detectDelimiter";
import { type FieldSetter, fieldSetter } from "./fieldSetter";
import { parseCsvRecord } from "./parseCsvRecord";

/** Lines that one quoted field may span. A quote that is still open then was a stray quote, not a long field. */
const MAX_RECORD_LINES = 100;

const NEVER_CLOSES = "the quote never closes";

interface OpenLine {
  text: string;
  line: number;
}

/** Options of {@link createCsvReader}. */
export interface CsvReaderOptions {
  /**
   * Field → column name, for columns with names of their own.
   * @default none: columns are recognised by common names
   */
  columns?: ReadonlyMap<string, string>;
}

/**
 * Reads a CSV log with a header: one record = one event. Values stay the text they are (`007` stays `007`).
 *
 * A record that cannot be read is rejected at its first line. A quote that never closes costs one line, not the rest
 * of the file: the lines that it would swallow are read again without it.
 *
 * @param file - the file's name, for messages
 * @throws Error while reading the header, when a column that every event needs is missing
 */
export function createCsvReader(file: string, sink: LogSink, options: CsvReaderOptions = {}): LogReader {
  const { columns: mapping = new Map<string, string>() } = options;
  let delimiter = ",";
  let header: string[] | undefined;
  let readEvent: (fields: readonly string[]) => AuthEvent | string;
  /** Lines of a record whose quoted field has not ended yet. */
  let open: OpenLine[] = [];
  let openLength = 0;

  function clear(): void {
    open = [];
    openLength = 0;
  }

  /** Reads the open lines as one record; false when more lines are needed. */
  function readRecord(): boolean {
    const text = open.length === 1 ? open[0]!.text : open.map((part) => part.text).join("\n");
    if (header === undefined) delimiter = detectDelimiter(text);
    const fields = parseCsvRecord(text, delimiter, header?.length);
    if (fields === "open") return false;
    if (header === undefined) readHeader(fields);
    else if (fields === "malformed") rejectFirstLine("its quotes do not match");
    else if (fields.length !== header.length) rejectFirstLine(`expected ${header.length} fields, got ${fields.length}`);
    else judge(readEvent(fields));
    return true;
  }

  /** The open lines are one record. */
  function judge(event: AuthEvent | string): void {
    const [{ line, text }, ...rest] = open as [OpenLine, ...OpenLine[]];
    clear();
    if (typeof event === "string") sink.reject(line, event, text);
    else sink.accept(line, event);
    for (const part of rest) sink.ignore(part.line, "further line of a quoted field");
  }

  function readHeader(fields: string[] | "malformed"): void {
    const [{ line }, ...rest] = open as [OpenLine, ...OpenLine[]];
    if (fields === "malformed") throw new Error(`${file}: line ${line}: in the header, text follows a closing quote`);
    const columns = mapColumns(file, fields, mapping);
    const missing = missingFields(columns);
    if (missing.length > 0) {
      throw new Error(
        `${file}: line ${line}: no column found for ${missing.join(", ")}; the file has ${listed(fields)}; ` +
          `name them with --columns ${missing.map((field) => `${field}=…`).join(",")}`,
      );
    }
    header = fields;
    readEvent = eventReader(columns, fields, mapping);
    clear();
    sink.ignore(line, "header");
    for (const part of rest) sink.ignore(part.line, "header");
  }

  function read(text: string, line: number): void {
    if (open.length === 0 && text.trim() === "") return sink.ignore(line, "blank line");
    if (text.length >= MAX_LINE_LENGTH) {
      end();
      if (header === undefined)
        throw new Error(`${file}: line ${line}: the header is too long for a line of column names`);
      return sink.reject(line, "line is too long", text);
    }
    open.push({ text, line });
    openLength += text.length;
    const full = open.length > MAX_RECORD_LINES || openLength >= MAX_LINE_LENGTH;
    if (open.length > 1 && !text.includes('"') && !full) return;
    if (!readRecord() && full) rejectFirstLine(NEVER_CLOSES);
  }

  /** What is wrong is blamed on the first open line, for a stray quote in it: the lines after it are read afresh. */
  function rejectFirstLine(reason: string): void {
    const [first, ...rest] = open as [OpenLine, ...OpenLine[]];
    clear();
    if (header === undefined)
      throw new Error(`${file}: line ${first.line}: the header opens a quote and never closes it`);
    const last = rest.at(-1)?.line;
    const why = last === undefined ? reason : `a quote opens here, but the lines to ${last} make no record: ${reason}`;
    sink.reject(first.line, why, first.text);
    for (const { text, line } of rest) read(text, line);
  }

  function end(): void {
    while (open.length > 0) rejectFirstLine(NEVER_CLOSES);
  }

  return { read, end };
}

/** A function that turns the fields of a record into an event, or says why it cannot. */
function eventReader(
  columns: ColumnMap,
  header: readonly string[],
  mapping: ReadonlyMap<string, string>,
): (fields: readonly string[]) => AuthEvent | string {
  const setters = LOG_FIELDS.filter((field) => columns.has(field)).map((field): [number, FieldSetter] => {
    const place = columns.get(field)!;
    return [place, fieldSetter(field, header[place]!, mapping.has(field))];
  });
  return (fields) => {
    const event = emptyEvent();
    for (const [place, set] of setters) {
      const reason = set(event, fields[place]!);
      if (reason !== null) return reason;
    }
    return event;
  };
}
