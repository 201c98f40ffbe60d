import { createJournaldReader } from "../journald/createJournaldReader";
import { isJournaldRecord } from "../journald/isJournaldRecord";
import { createSshdReader } from "../sshd/createSshdReader";
import { parseSyslogHeader } from "../sshd/parseSyslogHeader";
import { SSHD_PROGRAM } from "../sshd/sshdProgram";
import { stampToUs, type SyslogStamp } from "../sshd/stampToUs";
import type { TextFormat } from "./LogFormat";

/**
 * What OpenSSH's `sshd` writes to syslog or to systemd's journal, as text or as JSON. Syslog without a line of sshd so
 * far is taken for one that has them later.
 */
export const sshdFormat: TextFormat = {
  name: "sshd",
  title: "OpenSSH syslog",
  hasColumns: false,
  recognise({ lines, records, recordLines }) {
    const entries = records.filter(isJournaldRecord).length;
    if (entries > 0) return `${entries} of its first ${recordLines} lines are entries of systemd's journal`;
    if (records.length > 0) return null;
    const headers = lines.map(parseSyslogHeader).filter((header) => header !== null);
    const sshd = headers.filter(({ program }) => SSHD_PROGRAM.test(program)).length;
    if (sshd > 0) return `${sshd} of its first ${lines.length} lines are from sshd`;
    const isSyslog = lines.length > 0 && headers.length > lines.length / 2;
    return isSyslog ? `${headers.length} of its first ${lines.length} lines are syslog` : null;
  },
  isRecord: isJournaldRecord,
  createReader(_file, sink, { lines, year, timezone, modified }) {
    if (isJson(lines)) return { reader: createJournaldReader(sink), notes: [] };
    const stamps = lines.flatMap((line) => parseSyslogHeader(line)?.stamp ?? []);
    const yearless = stamps.filter((stamp) => stamp.year === null);
    const firstYear = year ?? yearOfFirstLine(yearless, modified);
    const origin = year === undefined ? ", from the file's date; --year sets it" : "";
    const note = `lines without a year: ${firstYear} was taken for the first of them${origin}`;
    return { reader: createSshdReader({ firstYear, timezone }, sink), notes: yearless.length > 0 ? [note] : [] };
  },
};

/** No line of a syslog begins like that. */
function isJson(lines: readonly string[]): boolean {
  return (
    lines
      .find((line) => line.trim() !== "")
      ?.trimStart()
      .startsWith("{") === true
  );
}

/** The latest year that has the day of the first dated line, no more than a day after the file's date. */
function yearOfFirstLine([stamp]: readonly SyslogStamp[], modified: Date): number {
  const latest = Math.max(1970, modified.getUTCFullYear());
  if (stamp === undefined) return latest;
  // Eight years: so long may there be no 29 February.
  for (let year = latest; year > latest - 8 && year >= 1970; year--) {
    const first = stampToUs(stamp, year);
    if (typeof first === "number" && first / 1000 <= modified.getTime() + 86_400_000) return year;
  }
  return latest;
}
