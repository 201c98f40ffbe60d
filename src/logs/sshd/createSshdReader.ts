import { MAX_LINE_LENGTH } from "../readLines";
import type { LogReader, LogSink, ReaderContext } from "../LogReader";
import { createSyslogJudge } from "./createSyslogJudge";
import { createYearFollower } from "./createYearFollower";
import type { IgnoredKind } from "./IgnoredKind";
import { parseSyslogHeader } from "./parseSyslogHeader";
import { stampToUs, type SyslogStamp } from "./stampToUs";

const NO_HOUR = { month: NaN, day: NaN, hour: NaN, year: NaN };
const NOT_BLANK = /\S/;
/** What `journalctl` writes between entries. */
const MARKER = /^-- (?:Logs begin at |Journal begins at |Boot |Reboot |No entries )/;

/**
 * Reads the lines that OpenSSH's `sshd` writes to syslog (`/var/log/auth.log`, `/var/log/secure`, `journalctl`), and what
 * PAM writes there about other services that people sign in to.
 *
 * One attempt is one event, though sshd and PAM write up to five lines about it:
 * - `Failed` and `Accepted` lines are the events. `message repeated 5 times: [ Failed … ]` is five.
 * - Where no such line follows, the evidence is the event: `Invalid user`, PAM's `authentication failure`,
 *   `User … not allowed`, `Connection closed by authenticating user …` and the like, once for the attempt.
 * - `Failed none` is a client that asks which methods there are, or tries to get in without any: sshd does not
 *   count it as a failure, and every ordinary client starts that way. It is an event (method `none`) only if
 *   the connection shows no other attempt of that user.
 * - A PAM failure that an `Accepted` for the same user follows within ten seconds is no failure: the next PAM module
 *   let the user in.
 * - `PAM 5 more authentication failures` counts only where sshd's own lines are missing.
 * - `session opened for user …` is the success where no `Accepted` of that user came, by the same process or within ten
 *   seconds: some systems write the two to different files.
 * - Of other services ({@link PAM_SERVICES}), PAM's failures and opened sessions are the events.
 *
 * The user is kept exactly as written, spaces included; an empty name is null. A host name stands in `source_ip` only
 * where no line of the attempt has the address.
 *
 * @param context - the year of the first line and the zone, for logs that do not write them
 * @param sink - gets exactly one verdict on each line, some of them late
 * @returns the reader; it keeps one line for each open connection, at most 10,000
 * @throws RangeError when the first year is not a whole number from 1970 to 2199
 * @example
 * const reader = createSshdReader({ firstYear: 2024 }, sink);
 * lines.forEach((text, index) => reader.read(text, index + 1));
 * reader.end();
 */
export function createSshdReader(context: ReaderContext, sink: LogSink): LogReader {
  const { firstYear, timezone } = context;
  if (!Number.isInteger(firstYear) || firstYear < 1970 || firstYear > 2199) {
    throw new RangeError(`createSshdReader: firstYear must be a whole number from 1970 to 2199, got ${firstYear}`);
  }
  const yearOf = createYearFollower(firstYear);
  const judge = createSyslogJudge(sink);
  /** The last hour that the log named without a year, and the year that it is of; none after a late line. */
  let last = NO_HOUR;
  let newestYear = firstYear;

  function read(text: string, line: number): void {
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    const header = parseSyslogHeader(text);
    if (header === null) return readWithoutHeader(text, line);
    const timestampUs = stampToUs(header.stamp, header.stamp.year ?? yearOfDate(header.stamp), timezone);
    if (typeof timestampUs === "string") return sink.reject(line, timestampUs, text);
    judge.read(header, timestampUs, line, text);
  }

  /** A stamp that no calendar has must not move the year: 2000 has every day there is. */
  function yearOfDate(stamp: SyslogStamp): number {
    const { month, day, hour } = stamp;
    // Nearly every line is of the same hour as the line before.
    if (month === last.month && day === last.day && hour === last.hour) return last.year;
    if (typeof stampToUs(stamp, 2000) !== "number") return firstYear;
    const year = yearOf(stamp);
    // What a late line is taken for depends on the line before it: the next one of its hour is asked about again.
    last = year < newestYear ? NO_HOUR : { month, day, hour, year };
    newestYear = Math.max(newestYear, year);
    return year;
  }

  function readWithoutHeader(text: string, line: number): void {
    const kind = kindWithoutHeader(text);
    if (kind !== null) return sink.ignore(line, kind);
    sink.reject(line, "no syslog header: expected e.g. `Dec 10 06:55:46 host sshd[24200]: …`", text);
  }

  return { read, end: () => judge.end() };
}

function kindWithoutHeader(text: string): IgnoredKind | null {
  if (!NOT_BLANK.test(text)) return "blank line";
  if (text.startsWith("-- ")) return MARKER.test(text) ? "journal marker" : null;
  return text.startsWith("    ") ? "further line of a message" : null;
}
