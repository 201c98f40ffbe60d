import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readWindowsRecord } from "./readWindowsRecord";

/**
 * Reads events of the Windows Security log as JSON, one a line: flat as NXLog writes them, or under `winlog` as
 * Winlogbeat does.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see judgeWindowsEvent for which events are read, and how
 * @see WindowsIgnoredKind for what is ignored
 * @example createWindowsReader(sink).read('{"EventID":4624,"Channel":"Security",…}', 1);
 */
export function createWindowsReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readWindowsRecord(record, context.timezone));
}
