import { parseJsonRecord } from "../json/parseJsonRecord";
import type { LogReader, LogSink } from "../LogReader";
import { MAX_LINE_LENGTH } from "../readLines";
import { createSyslogJudge } from "../sshd/createSyslogJudge";
import type { IgnoredKind } from "../sshd/IgnoredKind";
import { readJournaldRecord } from "./readJournaldRecord";

/**
 * Reads systemd's journal as `journalctl -o json` writes it, one entry a line: what sshd and PAM wrote there, by the
 * rules that hold for syslog.
 *
 * @param sink - gets exactly one verdict on each line, some of them late
 * @see createSshdReader for what counts as one sign-in
 * @see https://systemd.io/JOURNAL_EXPORT_FORMATS/#journal-json-format
 * @example createJournaldReader(sink).read('{"__REALTIME_TIMESTAMP":"1709285400250000","MESSAGE":…}', 1)
 */
export function createJournaldReader(sink: LogSink): LogReader {
  const judge = createSyslogJudge(sink);

  function read(text: string, line: number): void {
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    if (text.trim() === "") return sink.ignore(line, "blank line" satisfies IgnoredKind);
    const parsed = parseJsonRecord(text);
    if ("reason" in parsed) return sink.reject(line, parsed.reason, text);
    const entry = readJournaldRecord(parsed.record);
    if (typeof entry === "string") return sink.reject(line, entry, text);
    judge.read(entry, entry.timestampUs, line, text);
  }

  return { read, end: () => judge.end() };
}
