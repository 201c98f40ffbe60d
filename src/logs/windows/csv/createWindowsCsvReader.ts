import { createRecordLines, type RecordLine } from "../../csv/createRecordLines";
import { detectDelimiter } from "../../csv/detectDelimiter";
import { parseCsvRecord } from "../../csv/parseCsvRecord";
import type { RecordVerdict } from "../../json/createJsonReader";
import { parseIsoTimestampUs } from "../../json/parseIsoTimestampUs";
import type { LogReader, LogSink } from "../../LogReader";
import { MAX_LINE_LENGTH } from "../../MAX_LINE_LENGTH";
import type { TimeZone } from "../../time/createTimeZone";
import { parseAmericanTimestampUs } from "../../time/parseAmericanTimestampUs";
import { judgeWindowsEvent } from "../judgeWindowsEvent";
import type { WindowsIgnoredKind } from "../WindowsIgnoredKind";
import type { WindowsFields } from "../windowsFields";
import { EVENT_MESSAGES } from "./EVENT_MESSAGES";
import { eventCsvColumns, type EventCsvColumns } from "./eventCsvColumns";
import { readEventMessage } from "./readEventMessage";

const PROVIDER = "Microsoft-Windows-Security-Auditing";
/** What the Event Viewer shows for it, letters alone. */
const SHOWN_PROVIDER = "microsoftwindowssecurityauditing";
const NOT_LETTERS = /[^a-z]/g;
/** The hour says morning or afternoon: without that, month and day cannot be told apart. */
const HALF_DAY = /[AP]M$/i;
/** Twice as many as the longest message of a sign-in has. */
const MAX_RECORD_LINES = 200;
const NO_TIME =
  "Date and Time: not a time from 1970 to 2255: expected the American spelling, such as 6/10/2020 2:51:03 AM";
const FURTHER_LINE = "further line of an event" satisfies WindowsIgnoredKind;

/**
 * Reads events of the Windows Security log as the CSV that the Event Viewer saves (`Save All Events As…`), in English.
 * Its text file, with tabs, is the same.
 *
 * The message, made for people, is all that such a file says about an event: no number of the record, no machine, and
 * the time to the second, in the zone of whoever saved it. The first line of an event has the verdict.
 *
 * @param sink - gets exactly one verdict on each line, some of them late
 * @param context - the zone of the times; UTC when left out
 * @see judgeWindowsEvent for which events are read, and how
 * @see EVENT_MESSAGES for where their messages hold what is read
 * @example createWindowsCsvReader(sink).read("Keywords,Date and Time,Source,Event ID,Task Category", 1);
 */
export function createWindowsCsvReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  let delimiter = ",";
  let columns: EventCsvColumns | null = null;
  const records = createRecordLines(sink, { maxLines: MAX_RECORD_LINES, delimiter: () => delimiter, record });

  function read(text: string, line: number): void {
    if (columns !== null) return records.read(text, line);
    if (text.trim() === "") return sink.ignore(line, "blank line" satisfies WindowsIgnoredKind);
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    readHeader(text, line);
  }

  function readHeader(text: string, line: number): void {
    delimiter = detectDelimiter(text);
    const names = parseCsvRecord(text, delimiter);
    columns = typeof names === "string" ? null : eventCsvColumns(names);
    if (columns !== null) return sink.ignore(line, "header" satisfies WindowsIgnoredKind);
    sink.reject(line, "no header: expected Date and Time, Source and Event ID among the names", text);
  }

  function record(fields: string[], [{ line, text }, ...rest]: readonly [RecordLine, ...RecordLine[]]): void {
    const verdict = judge(columns!, fields);
    if ("event" in verdict) sink.accept(line, verdict.event);
    else if ("ignored" in verdict) sink.ignore(line, verdict.ignored);
    else sink.reject(line, verdict.rejected, text);
    for (const part of rest) sink.ignore(part.line, FURTHER_LINE);
  }

  function judge(of: EventCsvColumns, fields: readonly string[]): RecordVerdict {
    if (fields.length !== of.count) return { rejected: `expected ${of.count} fields, got ${fields.length}` };
    const eventId = wholeOrNull(fields[of.eventId]!);
    if (eventId === null) return { rejected: "Event ID: expected a number" };
    const places = EVENT_MESSAGES.get(eventId);
    const event: WindowsFields = {
      eventId,
      channel: of.log === null ? null : fields[of.log]!,
      provider: providerOf(fields[of.source]!),
      recordId: null,
      host: (of.computer === null ? null : fields[of.computer]) || null,
      data: places === undefined ? {} : readEventMessage(fields[of.message]!, places),
    };
    return judgeWindowsEvent(event, () => timeOf(fields[of.time]!, context.timezone) ?? NO_TIME);
  }

  return { read, end: () => records.end() };
}

function providerOf(source: string): string {
  return source.toLowerCase().replace(NOT_LETTERS, "") === SHOWN_PROVIDER ? PROVIDER : source;
}

function timeOf(text: string, timezone: TimeZone | undefined): number | null {
  const us = HALF_DAY.test(text) ? parseAmericanTimestampUs(text, timezone) : null;
  return us ?? parseIsoTimestampUs(text, timezone);
}

function wholeOrNull(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}
