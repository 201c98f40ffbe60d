import type { AuthEvent, Outcome } from "../AuthEvent";
import { emptyEvent } from "../eventColumns";
import { harmlessText } from "../harmlessText";
import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../readLines";
import { type ColumnMap, listed, mapColumns, missingFields } from "./mapColumns";
import { detectDelimiter } from "./detectDelimiter";
import { parseCsvRecord } from "./parseCsvRecord";
import { parseTimestamp } from "./parseTimestamp";

/** Lines that one quoted field may span. A quote that is still open then was a stray quote, not a long field. */
const MAX_RECORD_LINES = 100;

const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([
  ...[
    "success",
    "succeeded",
    "successful",
    "ok",
    "true",
    "1",
    "yes",
    "accepted",
    "allow",
    "allowed",
    "granted",
    "pass",
  ].map((word): [string, Outcome] => [word, "success"]),
  ...["failure", "failed", "fail", "false", "0", "no", "denied", "deny", "rejected", "error", "invalid", "blocked"].map(
    (word): [string, Outcome] => [word, "failure"],
  ),
]);

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
 * of the file.
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
  let open: { text: string; line: number }[] = [];
  let openLength = 0;

  function clear(): void {
    open = [];
    openLength = 0;
  }

  function readRecord(lines: { text: string; line: number }[]): "done" | "open" {
    const { text: firstText, line } = lines[0]!;
    const text = lines.map((part) => part.text).join("\n");
    const fields = parseCsvRecord(text, delimiter);
    if (fields === "open") return "open";
    if (fields === "malformed") sink.reject(line, "text follows a closing quote", firstText);
    else if (header === undefined) readHeader(fields, line);
    else if (fields.length !== header.length) {
      sink.reject(line, `expected ${header.length} fields, got ${fields.length}`, firstText);
    } else {
      const event = readEvent(fields);
      if (typeof event === "string") sink.reject(line, event, firstText);
      else sink.accept(line, event);
    }
    for (const part of lines.slice(1)) sink.ignore(part.line, "further line of a quoted field");
    return "done";
  }

  function readHeader(fields: string[], line: number): void {
    header = fields;
    const columns = mapColumns(file, fields, mapping);
    const missing = missingFields(columns);
    if (missing.length > 0) {
      throw new Error(
        `${file}: line ${line}: no column found for ${missing.join(", ")}; the file has ${listed(fields)}; ` +
          `name them with --columns, for example --columns ${missing[0]}=${harmlessText(fields[0]!.trim(), 40) || "NAME"}`,
      );
    }
    readEvent = eventReader(columns, fields);
    sink.ignore(line, "header");
  }

  function read(text: string, line: number): void {
    if (open.length === 0 && text.trim() === "") return sink.ignore(line, "blank line");
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    if (header === undefined && open.length === 0) delimiter = detectDelimiter(text);
    open.push({ text, line });
    openLength += text.length;
    const full = open.length > MAX_RECORD_LINES || openLength >= MAX_LINE_LENGTH;
    if (open.length > 1 && !text.includes('"') && !full) return;
    if (readRecord(open) === "done") clear();
    else if (full) giveUpFirstLine();
  }

  /** The first open line has a stray quote: rejects it and reads the lines after it afresh. */
  function giveUpFirstLine(): void {
    const [first, ...rest] = open;
    clear();
    if (header === undefined)
      throw new Error(`${file}: line ${first!.line}: the header opens a quote and never closes it`);
    sink.reject(first!.line, "a quote opens here and never closes", first!.text);
    for (const { text, line } of rest) read(text, line);
  }

  return {
    read,
    end(): void {
      while (open.length > 0) giveUpFirstLine();
    },
  };
}

/** A function that turns the fields of a record into an event, or says why it cannot. */
function eventReader(columns: ColumnMap, header: readonly string[]): (fields: readonly string[]) => AuthEvent | string {
  const optional = [...columns].filter(([field]) => TEXT_FIELDS.has(field)) as [TextField, number][];
  const nameOf = (field: string): string => JSON.stringify(harmlessText(header[columns.get(field)!]!.trim(), 40));
  const place = (field: string): number => columns.get(field) ?? -1;
  const [timestamp, user, outcome, action] = [place("timestamp"), place("user"), place("outcome"), place("action")];
  const [latitude, longitude, asn] = [place("latitude"), place("longitude"), place("asn")];
  return (fields) => {
    const timestampUs = parseTimestamp(fields[timestamp]!);
    if (timestampUs === null)
      return `column ${nameOf("timestamp")}: not a time: expected ISO 8601 or seconds since 1970`;
    const known = OUTCOMES.get(fields[outcome]!.trim().toLowerCase());
    if (known === undefined) return `column ${nameOf("outcome")}: expected success or failure (or true/false, 1/0, …)`;
    const event = emptyEvent();
    event.timestampUs = timestampUs;
    event.outcome = known;
    event.user = textOrNull(fields[user]!);
    event.action = (action < 0 ? null : textOrNull(fields[action]!)) ?? "login";
    event.latitude = numberOrNull(fields[latitude]);
    event.longitude = numberOrNull(fields[longitude]);
    event.asn = asnOrNull(fields[asn]);
    for (const [field, at] of optional) event[field] = textOrNull(fields[at]!);
    return event;
  };
}

type TextField =
  | "event_id" | "source_ip" | "failure_reason" | "method" | "country" | "city" | "user_agent" | "device" | "host" | "session_id"; // prettier-ignore
const TEXT_FIELDS: ReadonlySet<string> = new Set<TextField>([
  "event_id",
  "source_ip",
  "failure_reason",
  "method",
  "country",
  "city",
  "user_agent",
  "device",
  "host",
  "session_id",
]);

function textOrNull(text: string): string | null {
  return text === "" ? null : text;
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined || text.trim() === "" || !Number.isFinite(Number(text)) ? null : Number(text);
}

/** An autonomous system number, `29492` or `AS29492`; null when it is neither. */
function asnOrNull(text: string | undefined): number | null {
  const digits = /^(?:AS)?(\d{1,10})$/i.exec(text?.trim() ?? "");
  return digits ? Number(digits[1]) : null;
}
