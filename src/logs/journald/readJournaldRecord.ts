import { isTimestampUs } from "../json/isTimestampUs";
import type { JsonObject } from "../json/JsonObject";
import { numberAt } from "../json/numberAt";
import { textAt } from "../json/textAt";
import { valueAt } from "../json/valueAt";
import type { SyslogEntry } from "../sshd/parseSyslogHeader";

/** One entry of the journal, and when it was written. */
export interface JournalEntry extends SyslogEntry {
  timestampUs: number;
}

/** The units under which distributions run sshd, whatever they call an instance. */
const SSHD_UNIT = /^sshd?(?:@.*)?\.service$/;

/**
 * Takes one entry of systemd's journal apart, as `journalctl -o json` writes it.
 *
 * The program is what it calls itself, otherwise what the kernel calls it, otherwise the unit. A message that is no
 * plain text stands there as its bytes; one of more than 4,096 bytes is left out by `journalctl`, unless it is called
 * with `--all`, and then empty here.
 *
 * @returns the entry; or why there is none, as text
 * @see https://systemd.io/JOURNAL_EXPORT_FORMATS/#journal-json-format
 * @example
 * readJournaldRecord({ __REALTIME_TIMESTAMP: "1709285400250000", SYSLOG_IDENTIFIER: "sshd", _PID: "77", MESSAGE: "x" })
 */
export function readJournaldRecord(record: JsonObject): JournalEntry | string {
  const timestampUs = numberAt(record, "__REALTIME_TIMESTAMP");
  if (timestampUs === null || !isTimestampUs(timestampUs)) {
    return "__REALTIME_TIMESTAMP: expected microseconds since 1970";
  }
  const message = messageOf(valueAt(record, "MESSAGE"));
  if (message === null) return "MESSAGE: expected a text or its bytes";
  return {
    timestampUs,
    host: textAt(record, "_HOSTNAME"),
    program: textAt(record, "SYSLOG_IDENTIFIER") ?? textAt(record, "_COMM") ?? programOfUnit(record),
    pid: textAt(record, "_PID") ?? textAt(record, "SYSLOG_PID"),
    message,
  };
}

function programOfUnit(record: JsonObject): string {
  return SSHD_UNIT.test(textAt(record, "_SYSTEMD_UNIT") ?? "") ? "sshd" : "";
}

/** Of several messages in one entry, the first is the entry's. */
function messageOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  if (!Array.isArray(value)) return null;
  const values: unknown[] = value;
  if (values.every(isByte)) return Buffer.from(values).toString("utf8");
  return typeof values[0] === "number" ? null : messageOf(values[0]);
}

function isByte(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 255;
}
