import type { JsonObject } from "../json/JsonObject";
import { textAt } from "../json/textAt";

/**
 * Whether a JSON record is an entry of systemd's journal: it has the journal's own time, and a message or its place in
 * the journal.
 *
 * @example isJournaldRecord({ __REALTIME_TIMESTAMP: "1709285400250000", MESSAGE: "Server listening" }) // true
 */
export function isJournaldRecord(record: JsonObject): boolean {
  return (
    textAt(record, "__REALTIME_TIMESTAMP") !== null &&
    (Object.hasOwn(record, "MESSAGE") || Object.hasOwn(record, "__CURSOR"))
  );
}
