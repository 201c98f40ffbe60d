import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../MAX_LINE_LENGTH";
import { parseCsvRecord } from "./parseCsvRecord";
import { passQuotedLine, type QuotedStart } from "./passQuotedLine";

const NEVER_CLOSES = "the quote never closes";
const INSIDE_UNCLOSED = "inside a quote that never closes";
const TOO_LONG = "a quote opens here, and its field is too long";
const INSIDE_TOO_LONG = "inside a quoted field that is too long";
const UNKNOWN = "may be inside a quoted field: an earlier line was cut";
const CUT = "line is too long";
const MALFORMED = "its quotes do not match";

/** One line of a record. */
export interface RecordLine {
  text: string;
  line: number;
}

/** What is done with what {@link createRecordLines} finds. */
export interface RecordLinesOptions {
  /** Lines that one record may have. */
  maxLines: number;
  /** The delimiter of a record, of which the text is given. */
  delimiter: (text: string) => string;
  /** Takes the fields of a record, and its lines, on each of which it gives the verdict. */
  record: (fields: string[], lines: readonly [RecordLine, ...RecordLine[]]) => void;
  /** Gets what is wrong before the first line is rejected for it; may throw. */
  wrong?: (line: number, problem: "malformed" | "open" | "cut") => void;
}

/**
 * Puts the lines of a CSV file together to records.
 *
 * What may stand inside a quoted field is never read as a record of its own, however long the field is: whoever can
 * choose a name could write events with it otherwise. So all lines of a field that is too long are rejected, to the line
 * that closes it; and all lines after a quote that the file never closes. Only where something other than a delimiter
 * follows the closing quote was the quote that opens a stray one: it costs its own line, and those after it are read
 * afresh (those of a field that was too long already are not kept). Memory is bounded by one record.
 *
 * @param sink - gets the verdict on lines that belong to no record
 * @example createRecordLines(sink, { maxLines: 100, delimiter: () => ",", record: (fields, lines) => … })
 */
export function createRecordLines(sink: LogSink, options: RecordLinesOptions): LogReader {
  const { maxLines, delimiter, record, wrong } = options;
  /** Lines of a record whose quoted field has not ended yet. */
  let open: RecordLine[] = [];
  let openLength = 0;
  /** Where the next line begins, while lines are passed over. */
  let passing: QuotedStart | null = null;

  function read(text: string, line: number): void {
    if (passing !== null && text.length < MAX_LINE_LENGTH && pass(text, line, passing)) return;
    if (text.length >= MAX_LINE_LENGTH) return readCut(text, line);
    if (open.length === 0 && text.trim() === "") return sink.ignore(line, "blank line");
    open.push({ text, line });
    openLength += text.length;
    const isFull = open.length > maxLines || openLength >= MAX_LINE_LENGTH;
    if (open.length > 1 && !text.includes('"') && !isFull) return;
    const fields = parsed(open);
    if (fields === "malformed") rejectStrayQuote();
    else if (fields !== "open") record(fields, take());
    else if (isFull) {
      rejectUnclosed(TOO_LONG, INSIDE_TOO_LONG);
      passing = "inside";
    }
  }

  /** Rejects a line that belongs to no record that is kept; false when it does not. */
  function pass(text: string, line: number, start: QuotedStart): boolean {
    const next = passQuotedLine(text, delimiter(text), start);
    passing = next === "inside" || next === "unknown" ? next : null;
    if (next === "afresh") return false;
    sink.reject(line, start === "inside" ? INSIDE_TOO_LONG : UNKNOWN, text);
    return true;
  }

  /** A line whose end is not known: where it is cut within quotes, nobody can say whether they close in it. */
  function readCut(text: string, line: number): void {
    wrong?.(open[0]?.line ?? line, "cut");
    const fields = parsed([...open, { text, line }]);
    if (fields === "malformed" && open.length > 0) {
      rejectStrayQuote();
      return readCut(text, line);
    }
    if (open.length > 0) rejectUnclosed(TOO_LONG, INSIDE_TOO_LONG);
    sink.reject(line, CUT, text);
    // A quote at the very end may be the first half of two.
    if (passing !== null || fields === "open" || text.endsWith('"')) passing = "unknown";
  }

  function parsed(lines: readonly RecordLine[]): string[] | "open" | "malformed" {
    const text = lines.length === 1 ? lines[0]!.text : lines.map((part) => part.text).join("\n");
    return parseCsvRecord(text, delimiter(text));
  }

  /** What is wrong is blamed on the first open line, for a stray quote in it: the lines after it are read afresh. */
  function rejectStrayQuote(): void {
    const [first, ...rest] = take();
    wrong?.(first.line, "malformed");
    const last = rest.at(-1)?.line;
    const to = last === undefined ? "" : `a quote opens here, but the lines to ${last} make no record: `;
    sink.reject(first.line, `${to}${MALFORMED}`, first.text);
    for (const { text, line } of rest) read(text, line);
  }

  function rejectUnclosed(reason: string, further: string): void {
    const [first, ...rest] = take();
    wrong?.(first.line, "open");
    sink.reject(first.line, reason, first.text);
    for (const { text, line } of rest) sink.reject(line, further, text);
  }

  function take(): [RecordLine, ...RecordLine[]] {
    const lines = open as [RecordLine, ...RecordLine[]];
    open = [];
    openLength = 0;
    return lines;
  }

  function end(): void {
    if (open.length > 0) rejectUnclosed(NEVER_CLOSES, INSIDE_UNCLOSED);
  }

  return { read, end };
}
