import { createJsonReader } from "../json/createJsonReader";
import type { LogReader, LogSink } from "../LogReader";
import type { TimeZone } from "../time/createTimeZone";
import { readEntraRecord } from "./readEntraRecord";

/**
 * Reads Entra ID sign-ins as JSON, one a line: as the diagnostic settings of Azure export them, or as Microsoft Graph
 * gives them.
 *
 * @param sink - gets exactly one verdict on each line
 * @param context - the zone of times that name none; UTC when left out
 * @see readEntraRecord for what becomes of a record
 * @see EntraIgnoredKind for what is ignored
 * @example createEntraReader(sink).read('{"time":"…","category":"SignInLogs","properties":{…}}', 1);
 */
export function createEntraReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  return createJsonReader(sink, (record) => readEntraRecord(record, context.timezone));
}
