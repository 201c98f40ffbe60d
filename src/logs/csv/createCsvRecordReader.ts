import type { RecordVerdict } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import { createRecordLines, type RecordLine } from "./createRecordLines";
import { detectDelimiter } from "./detectDelimiter";

/** Lines that one record may have: far more than a name has. */
const MAX_RECORD_LINES = 100;

const HEADER_PROBLEMS = {
  malformed: "in the header, text follows a closing quote",
  open: "the header opens a quote and never closes it",
  cut: "the header is too long for a line of column names",
};

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

/**
 * Reads the records of a CSV file. What a record is, the caller says; the lines that make one up, or none, are accounted
 * for here. A file without a header has commas.
 *
 * @param file - the file's name, for messages
 * @param sink - gets exactly one verdict on each line
 * @throws Error while reading the header, when it cannot be read
 * @see createRecordLines for what becomes of quotes that do not match, and of fields that are too long
 * @example createCsvRecordReader("auth.csv", sink, { fields: 9, judge: readLanlRow })
 */
export function createCsvRecordReader(file: string, sink: LogSink, layout: CsvLayout): LogReader {
  let delimiter = ",";
  let [width, judge] = "fields" in layout ? [layout.fields, layout.judge] : [undefined, undefined];

  function record(fields: string[], lines: readonly [RecordLine, ...RecordLine[]]): void {
    if (judge === undefined) return readHeader(fields, lines);
    const isWhole = fields.length === width;
    const verdict = isWhole ? judge(fields) : { rejected: `expected ${width} fields, got ${fields.length}` };
    const [{ line, text }, ...rest] = lines;
    if ("event" in verdict) sink.accept(line, verdict.event);
    else if ("ignored" in verdict) sink.ignore(line, verdict.ignored);
    else sink.reject(line, verdict.rejected, text);
    for (const part of rest) sink.ignore(part.line, "further line of a quoted field");
  }

  function readHeader(fields: string[], lines: readonly [RecordLine, ...RecordLine[]]): void {
    if ("readHeader" in layout) judge = layout.readHeader(fields, lines[0].line);
    width = fields.length;
    for (const part of lines) sink.ignore(part.line, "header");
  }

  return createRecordLines(sink, {
    maxLines: MAX_RECORD_LINES,
    delimiter: (text) => (judge === undefined ? (delimiter = detectDelimiter(text)) : delimiter),
    record,
    wrong: (line, problem) => {
      if (judge === undefined) throw new Error(`${file}: line ${line}: ${HEADER_PROBLEMS[problem]}`);
    },
  });
}
