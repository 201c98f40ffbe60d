import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import { readWindowsRecord } from "./readWindowsRecord";

/**
 * Reads events of the Windows Security log as JSON, one a line: flat as NXLog writes them, or under `winlog` as
 * Winlogbeat does.
 *
 * @param sink - gets exactly one verdict on each line
 * @see readWindowsRecord for which events are read, and how
 * @see WindowsIgnoredKind for what is ignored
 * @example createWindowsReader(sink).read('{"EventID":4624,"Channel":"Security",…}', 1);
 */
export function createWindowsReader(sink: LogSink): LogReader {
  return createJsonReader(sink, readWindowsRecord);
}
