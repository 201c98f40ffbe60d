import type { LogSink } from "../LogReader";
import { createAttemptTracker, type Place } from "./createAttemptTracker";
import { Numbering } from "./Numbering";
import { parseRepeat } from "./parseRepeat";
import type { SyslogEntry } from "./parseSyslogHeader";
import { parseSyslogMessage, type ServiceMessage } from "./parseSyslogMessage";
import { ignored } from "./SshdMessage";

/** No syslog repeats so often; a line that says so is broken, and would fill the memory. */
const MAX_REPEATS = 10_000;
const OTHER_PROGRAM: ServiceMessage = { service: "", message: ignored("other program") };

/** Gives a verdict on each entry of a syslog, however the log is spelled. */
export interface SyslogJudge {
  /**
   * @param entry - host, program, process id and message
   * @param text - the line as it is shown when it is rejected
   */
  read(entry: SyslogEntry, timestampUs: number, line: number, text: string): void;
  /** Gives the verdict on every line that is still held back. */
  end(): void;
}

/**
 * Judges the entries of a syslog one after the other: messages are read, repetitions counted, and the lines about one
 * attempt become one event.
 *
 * @param sink - gets exactly one verdict on each line, some of them late
 * @returns the judge; it keeps one line for each open connection, at most 10,000
 */
export function createSyslogJudge(sink: LogSink): SyslogJudge {
  const attempts = createAttemptTracker(sink);
  const keyOf = createConnectionKeys();
  /** For `last message repeated 2 times`. */
  let before: { entry: SyslogEntry; message: ServiceMessage } | null = null;

  function read(entry: SyslogEntry, timestampUs: number, line: number, text: string): void {
    const place: Place = { line, timestampUs, host: entry.host, times: 1 };
    const repeat = parseRepeat(entry.program, entry.message);
    if (repeat === null) {
      before = { entry, message: parseSyslogMessage(entry) };
      return judge(entry, before.message, place, text);
    }
    if (repeat.times > MAX_REPEATS) return sink.reject(line, "message repeated more than 10,000 times", text);
    place.times = repeat.times;
    if (repeat.message !== null) {
      return judge(entry, parseSyslogMessage({ ...entry, message: repeat.message }), place, text);
    }
    if (before === null || before.entry.host !== entry.host) return judge(entry, OTHER_PROGRAM, place, text);
    judge(before.entry, before.message, place, text);
  }

  function judge(entry: SyslogEntry, { service, message }: ServiceMessage, place: Place, text: string): void {
    if (message.what === "ignored") sink.ignore(place.line, message.kind);
    else if (message.what === "unreadable") sink.reject(place.line, message.reason, text);
    else attempts.add(keyOf(entry, service, message.address), message, place);
  }

  return { read, end: () => attempts.end() };
}

/** More hosts than this, and the first are forgotten. */
const MAX_HOSTS = 10_000;
const PROCESS_ID = /^[1-9]\d{0,9}$/;

/**
 * A key of the connection that a message is about. Without a process id, the lines of one address are taken as one
 * connection.
 */
function createConnectionKeys(): (entry: SyslogEntry, service: string, address: string | null) => string | number {
  const hosts = new Numbering(MAX_HOSTS);
  return ({ host, pid }, service, address) => {
    const number = hosts.numberOf(host ?? "");
    // The usual case as one exact number: ten digits leave room for 900,000 hosts.
    if (service === "sshd" && number < 9e5 && pid !== null && PROCESS_ID.test(pid)) return number * 1e10 + Number(pid);
    return `${number}\n${service === "sshd" ? "" : `${service} `}${pid ?? `@${address ?? ""}`}`;
  };
}
