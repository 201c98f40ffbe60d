import { MAX_LINE_LENGTH } from "../readLines";
import type { LogReader, LogSink, ReaderContext } from "../LogReader";
import { createAttemptTracker, type Place } from "./createAttemptTracker";
import { createYearFollower } from "./createYearFollower";
import type { IgnoredKind } from "./IgnoredKind";
import { parsePamMessage } from "./parsePamMessage";
import { parseRepeat } from "./parseRepeat";
import { parseSshdMessage } from "./parseSshdMessage";
import { parseSyslogHeader, type SyslogHeader } from "./parseSyslogHeader";
import { ignored, type SshdMessage } from "./SshdMessage";
import { SSHD_PROGRAM } from "./sshdProgram";
import { stampToUs } from "./stampToUs";

/** No syslog repeats so often; a line that says so is broken, and would fill the memory. */
const MAX_REPEATS = 10_000;
const NOT_BLANK = /\S/;
const OTHER_PROGRAM: SshdMessage = ignored("other program");

/**
 * Reads the lines that OpenSSH's `sshd` writes to syslog (`/var/log/auth.log`, `/var/log/secure`).
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
 *
 * The user is kept exactly as written, spaces included; an empty name is null. A host name stands in `source_ip` only
 * where no line of the attempt has the address. Lines without zone are taken as UTC.
 *
 * @param context - the year of the first line, for logs that do not write it
 * @param sink - gets exactly one verdict on each line, some of them late
 * @returns the reader; it keeps one line for each open connection, at most 10,000
 * @throws RangeError when the first year is not a whole number from 1970 to 2199
 * @example
 * const reader = createSshdReader({ firstYear: 2024 }, sink);
 * lines.forEach((text, index) => reader.read(text, index + 1));
 * reader.end();
 */
export function createSshdReader(context: ReaderContext, sink: LogSink): LogReader {
  const { firstYear } = context;
  if (!Number.isInteger(firstYear) || firstYear < 1970 || firstYear > 2199) {
    throw new RangeError(`createSshdReader: firstYear must be a whole number from 1970 to 2199, got ${firstYear}`);
  }
  const yearOf = createYearFollower(firstYear);
  const attempts = createAttemptTracker(sink);
  /** For `last message repeated 2 times`. */
  let before: { header: SyslogHeader; message: SshdMessage } | null = null;

  function read(text: string, line: number): void {
    if (text.length >= MAX_LINE_LENGTH) return sink.reject(line, "line is too long", text);
    if (!NOT_BLANK.test(text)) return sink.ignore(line, "blank line" satisfies IgnoredKind);
    const header = parseSyslogHeader(text);
    if (header === null) {
      return sink.reject(line, "no syslog header: expected e.g. `Dec 10 06:55:46 host sshd[24200]: …`", text);
    }
    // A stamp that no calendar has must not move the year: 2000 has every day there is.
    const isDate = typeof stampToUs(header.stamp, header.stamp.year ?? 2000) === "number";
    const timestampUs = stampToUs(header.stamp, isDate ? yearOf(header.stamp) : firstYear);
    if (typeof timestampUs === "string") return sink.reject(line, timestampUs, text);
    readMessage(header, { line, timestampUs, host: header.host, times: 1 }, text);
  }

  function readMessage(header: SyslogHeader, place: Place, text: string): void {
    const repeat = parseRepeat(header.program, header.message);
    if (repeat === null) {
      before = { header, message: messageOf(header, header.message) };
      return judge(before.header, before.message, place, text);
    }
    if (repeat.times > MAX_REPEATS) return sink.reject(place.line, "message repeated more than 10,000 times", text);
    place.times = repeat.times;
    if (repeat.message !== null) return judge(header, messageOf(header, repeat.message), place, text);
    if (before === null || before.header.host !== header.host) return judge(header, OTHER_PROGRAM, place, text);
    judge(before.header, before.message, place, text);
  }

  function judge(header: SyslogHeader, message: SshdMessage, place: Place, text: string): void {
    if (message.what === "ignored") sink.ignore(place.line, message.kind);
    else if (message.what === "unreadable") sink.reject(place.line, message.reason, text);
    else attempts.add(connectionKey(header, message.address), message, place);
  }

  return { read, end: () => attempts.end() };
}

function messageOf(header: SyslogHeader, message: string): SshdMessage {
  if (header.program === "sshd") return parseSshdMessage(message);
  const program = SSHD_PROGRAM.exec(header.program);
  if (program === null) return OTHER_PROGRAM;
  return program[1] === undefined ? parseSshdMessage(message) : parsePamMessage(program[1], "", message);
}

/** Without a process id, the lines of one address are taken as one connection. */
function connectionKey(header: SyslogHeader, address: string | null): string {
  return `${header.host ?? ""}\n${header.pid ?? `@${address ?? ""}`}`;
}
