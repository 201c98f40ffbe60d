import type { AuthEvent } from "../AuthEvent";
import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../readLines";
import type { JsonObject } from "./JsonObject";
import { parseJsonRecord } from "./parseJsonRecord";

/** What a record is: a sign-in; or no sign-in, with the kind it is counted under; or unreadable, with the reason. */
export type RecordVerdict = { event: AuthEvent } | { ignored: string } | { rejected: string };

/**
 * Reads a log of one JSON object a line. What a record is, the caller says; lines that hold no record are judged here.
 *
 * @param sink - gets exactly one verdict on each line
 * @param judge - what one record is
 * @example createJsonReader(sink, (record) => ({ ignored: "not a sign-in" }))
 */
export function createJsonReader(sink: LogSink, judge: (record: JsonObject) => RecordVerdict): LogReader {
  function read(text: string, line: number): void {
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    if (text.trim() === "") return sink.ignore(line, "blank line");
    const parsed = parseJsonRecord(text);
    if ("reason" in parsed) return sink.reject(line, parsed.reason, text);
    const verdict = judge(parsed.record);
    if ("event" in verdict) sink.accept(line, verdict.event);
    else if ("ignored" in verdict) sink.ignore(line, verdict.ignored);
    else sink.reject(line, verdict.rejected, text);
  }
  return { read, end: () => {} };
}
