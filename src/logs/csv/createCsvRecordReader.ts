import type { RecordVerdict } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../readLines";
import { detectDelimiter } from "./detectDelimiter";
import { parseCsvRecord } from "./parseCsvRecord";

/** Lines that one quoted field may span. A quote that is still open then was a stray quote, not a long field. */
const MAX_RECORD_LINES = 100;

const NEVER_CLOSES = "the quote never closes";

/** What one record is, by its fields: as many as the header has names. */
export type JudgeFields = (fields: readonly string[]) => RecordVerdict;

/** How the records of a file are read: after a header, or from the first line on. */
export type CsvLayout =
  | {
      /**
       * Gets the names in the header and the line that it begins at; returns what judges the records under it, and
       * throws when it cannot be read.
       */
      readHeader: (names: readonly string[], line: number) => JudgeFields;
    }
  | { fields: number; judge: JudgeFields };

interface OpenLine {
  text: string;
  line: number;
}

/**
 * Reads the records of a CSV file. What a record is, the caller says; the lines that make one up, or none, are accounted
 * for here.
 *
 * A record that cannot be read is rejected at its first line. A quote that never closes costs one line, not the rest
 * of the file: the lines that it would swallow are read again without it. A file without a header has commas.
 *
 * @param file - the file's name, for messages
 * @param sink - gets exactly one verdict on each line
 * @throws Error while reading the header, when it cannot be read
 * @example createCsvRecordReader("auth.csv", sink, { fields: 9, judge: readLanlRow })
 */
export function createCsvRecordReader(file: string, sink: LogSink, layout: CsvLayout): LogReader {
  let delimiter = ",";
  let [width, judge] = "fields" in layout ? [layout.fields, layout.judge] : [undefined, undefined];
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
    if (judge === undefined) delimiter = detectDelimiter(text);
    const fields = parseCsvRecord(text, delimiter, width);
    if (fields === "open") return false;
    if (judge === undefined) readHeader(fields);
    else if (fields === "malformed") rejectFirstLine("its quotes do not match");
    else if (fields.length !== width) rejectFirstLine(`expected ${width} fields, got ${fields.length}`);
    else account(judge(fields));
    return true;
  }

  /** The open lines are one record. */
  function account(verdict: RecordVerdict): void {
    const [{ line, text }, ...rest] = open as [OpenLine, ...OpenLine[]];
    clear();
    if ("event" in verdict) sink.accept(line, verdict.event);
    else if ("ignored" in verdict) sink.ignore(line, verdict.ignored);
    else sink.reject(line, verdict.rejected, text);
    for (const part of rest) sink.ignore(part.line, "further line of a quoted field");
  }

  function readHeader(fields: string[] | "malformed"): void {
    const [{ line }, ...rest] = open as [OpenLine, ...OpenLine[]];
    if (fields === "malformed") throw new Error(`${file}: line ${line}: in the header, text follows a closing quote`);
    if ("readHeader" in layout) judge = layout.readHeader(fields, line);
    width = fields.length;
    clear();
    sink.ignore(line, "header");
    for (const part of rest) sink.ignore(part.line, "header");
  }

  function read(text: string, line: number): void {
    if (open.length === 0 && text.trim() === "") return sink.ignore(line, "blank line");
    if (text.length >= MAX_LINE_LENGTH) {
      end();
      if (judge === undefined)
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
    if (judge === undefined)
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
