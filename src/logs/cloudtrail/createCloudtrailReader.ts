import type { AuthEvent } from "../AuthEvent";
import { parseJsonRecord } from "../json/parseJsonRecord";
import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../readLines";
import type { TimeZone } from "../time/createTimeZone";
import { cloudtrailRecords } from "./cloudtrailRecords";
import type { CloudtrailIgnoredKind } from "./CloudtrailIgnoredKind";
import { readCloudtrailRecord } from "./readCloudtrailRecord";

/**
 * Reads sign-ins to the AWS console from CloudTrail: one record a line, or a whole delivery (`{"Records":[…]}`) on one
 * line, which gives as many events as it has sign-ins.
 *
 * A delivery with a sign-in that cannot be read is rejected as a whole, so that nothing of it is lost unseen.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see readCloudtrailRecord for what becomes of a record
 * @see CloudtrailIgnoredKind for what is ignored
 * @example createCloudtrailReader(sink).read('{"eventName":"ConsoleLogin",…}', 1);
 */
export function createCloudtrailReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  function read(text: string, line: number): void {
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    if (text.trim() === "") return sink.ignore(line, "blank line" satisfies CloudtrailIgnoredKind);
    const parsed = parseJsonRecord(text);
    if ("reason" in parsed) return sink.reject(line, parsed.reason, text);
    const records = cloudtrailRecords(parsed.record);
    const events: AuthEvent[] = [];
    for (const [index, record] of records.entries()) {
      const verdict =
        record === null ? { rejected: "not a JSON object" } : readCloudtrailRecord(record, context.timezone);
      if ("rejected" in verdict) {
        return sink.reject(line, `${records.length > 1 ? `record ${index + 1}: ` : ""}${verdict.rejected}`, text);
      }
      if ("event" in verdict) events.push(verdict.event);
    }
    for (const event of events) sink.accept(line, event);
    if (events.length > 0) return;
    sink.ignore(line, (records.length === 0 ? "no records" : "other API call") satisfies CloudtrailIgnoredKind);
  }
  return { read, end: () => {} };
}
