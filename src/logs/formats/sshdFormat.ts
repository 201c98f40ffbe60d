import { createSshdReader } from "../sshd/createSshdReader";
import { parseSyslogHeader } from "../sshd/parseSyslogHeader";
import { SSHD_PROGRAM } from "../sshd/sshdProgram";
import { stampToUs, type SyslogStamp } from "../sshd/stampToUs";
import type { TextFormat } from "./LogFormat";

/** What OpenSSH's `sshd` writes to syslog. Syslog without a line of sshd so far is taken for one that has them later. */
export const sshdFormat: TextFormat = {
  name: "sshd",
  title: "OpenSSH syslog",
  hasColumns: false,
  recognise({ lines }) {
    const headers = lines.map(parseSyslogHeader).filter((header) => header !== null);
    const sshd = headers.filter(({ program }) => SSHD_PROGRAM.test(program)).length;
    if (sshd > 0) return `${sshd} of its first ${lines.length} lines are from sshd`;
    const isSyslog = lines.length > 0 && headers.length > lines.length / 2;
    return isSyslog ? `${headers.length} of its first ${lines.length} lines are syslog` : null;
  },
  createReader(_file, sink, { lines, year, modified }) {
    const stamps = lines.flatMap((line) => parseSyslogHeader(line)?.stamp ?? []);
    const yearless = stamps.filter((stamp) => stamp.year === null);
    const firstYear = year ?? yearOfFirstLine(yearless, modified);
    const origin = year === undefined ? ", from the file's date; --year sets it" : "";
    const note = `lines without a year: ${firstYear} was taken for the first of them${origin}; their times are taken as UTC`;
    return { reader: createSshdReader({ firstYear }, sink), notes: yearless.length > 0 ? [note] : [] };
  },
};

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
