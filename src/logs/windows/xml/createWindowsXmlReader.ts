import type { AuthEvent } from "../../AuthEvent";
import { parseIsoTimestampUs } from "../../json/parseIsoTimestampUs";
import type { LogReader, LogSink } from "../../LogReader";
import { MAX_LINE_LENGTH } from "../../readLines";
import type { TimeZone } from "../../time/createTimeZone";
import { judgeWindowsEvent } from "../judgeWindowsEvent";
import type { WindowsIgnoredKind } from "../WindowsIgnoredKind";
import { readEventXml } from "./readEventXml";

const START = "<Event";
const END = "</Event>";
/** What an XML file of events has around them. */
const AROUND = /^(?:\s|<\?xml[^<>]*\?>|<Events(?:\s[^<>]*)?>|<\/Events>)*$/;
const NO_TIME = "TimeCreated: not a time from 1970 to 2255: expected ISO 8601";
const NEVER_ENDS = "the event has no end";
const FURTHER_LINE = "further line of an event" satisfies WindowsIgnoredKind;

/** What is known of a line: of the events that begin there. */
interface LineAccount {
  line: number;
  text: string;
  events: AuthEvent[];
  /** Why one of them cannot be read. */
  rejected: string | null;
  ignored: string | null;
}

/**
 * Reads events of the Windows Security log as XML, as the Event Viewer saves them (`Save All Events As…`), `wevtutil
 * qe Security /f:xml` prints them and PowerShell's `ToXml()` gives them.
 *
 * One event may span lines: then its first has the verdict. One line may hold several events; if one of them cannot be
 * read the whole line is rejected, so that nothing of it is lost unseen.
 *
 * @param sink - gets exactly one verdict on each line, some of them late
 * @param context - the zone of times that name none; UTC when left out
 * @see judgeWindowsEvent for which events are read, and how
 * @see WindowsIgnoredKind for what is ignored
 * @example createWindowsXmlReader(sink).read("<Event xmlns='…'><System>…</System>…</Event>", 1);
 */
export function createWindowsXmlReader(sink: LogSink, context: { timezone?: TimeZone } = {}): LogReader {
  /** The event that has no end yet. */
  let open: { account: LineAccount; text: string; isTooLong: boolean } | null = null;

  function read(text: string, line: number): void {
    const account: LineAccount = { line, text, events: [], rejected: null, ignored: null };
    if (text.length >= MAX_LINE_LENGTH) return readTooLong(account);
    let at = 0;
    if (open !== null) {
      at = continueOpen(account);
      if (at < 0) return sink.ignore(line, FURTHER_LINE);
    }
    let end = text.indexOf(END, at);
    for (;;) {
      const start = startOfEvent(text, at);
      judgeAround(text.slice(at, start < 0 ? text.length : start), account);
      if (start < 0) return give(account);
      if (end >= 0 && end < start) end = text.indexOf(END, start);
      const next = startOfEvent(text, start + START.length);
      if (next >= 0 && (end < 0 || next < end)) {
        account.rejected ??= NEVER_ENDS;
        at = next;
      } else if (end < 0) {
        open = { account, text: text.slice(start), isTooLong: false };
        return;
      } else {
        at = end + END.length;
        end = text.indexOf(END, at);
        judge(text.slice(start, at), account);
      }
    }
  }

  /** Returns where the open event ends in this line, or the next one begins; -1 when neither. */
  function continueOpen(account: LineAccount): number {
    const { text } = account;
    const [start, end] = [startOfEvent(text, 0), text.indexOf(END)];
    account.ignored = FURTHER_LINE;
    if (start >= 0 && (end < 0 || start < end)) {
      closeOpen(NEVER_ENDS);
      return start;
    }
    const part = end < 0 ? text : text.slice(0, end + END.length);
    if (open!.text.length + part.length >= MAX_LINE_LENGTH) open!.isTooLong = true;
    else open!.text += `\n${part}`;
    if (end < 0) return -1;
    closeOpen(open!.isTooLong ? "event is too long" : null);
    return end + END.length;
  }

  function closeOpen(reason: string | null): void {
    const { account, text } = open!;
    open = null;
    if (reason === null) judge(text, account);
    else account.rejected ??= reason;
    give(account);
  }

  /** It was cut, so that nothing is known of its end. */
  function readTooLong(account: LineAccount): void {
    if (open !== null) closeOpen(NEVER_ENDS);
    account.rejected = "line is too long";
    give(account);
  }

  function judge(xml: string, account: LineAccount): void {
    const event = readEventXml(xml);
    if (typeof event === "string") {
      account.rejected ??= event;
      return;
    }
    const { fields, systemTime } = event;
    const verdict = judgeWindowsEvent(fields, () => parseIsoTimestampUs(systemTime ?? "", context.timezone) ?? NO_TIME);
    if ("event" in verdict) account.events.push(verdict.event);
    else if ("rejected" in verdict) account.rejected ??= verdict.rejected;
    else if (account.ignored === null || account.ignored === FURTHER_LINE) account.ignored = verdict.ignored;
  }

  function give({ line, text, events, rejected, ignored }: LineAccount): void {
    if (rejected !== null) sink.reject(line, rejected, text);
    else if (events.length > 0) for (const event of events) sink.accept(line, event);
    else sink.ignore(line, ignored ?? ("blank line" satisfies WindowsIgnoredKind));
  }

  return {
    read,
    end() {
      if (open !== null) closeOpen(NEVER_ENDS);
    },
  };
}

function judgeAround(text: string, account: LineAccount): void {
  if (text.trim() === "") return;
  if (AROUND.test(text)) account.ignored ??= "outside of an event" satisfies WindowsIgnoredKind;
  else account.rejected ??= "text outside of an event";
}

/** Where `<Event>` begins, and not `<EventID>` or `<Events>`; -1 when nowhere. A text cannot hold a `<`. */
function startOfEvent(text: string, from: number): number {
  for (let at = text.indexOf(START, from); at >= 0; at = text.indexOf(START, at + 1)) {
    const after = text.charCodeAt(at + START.length);
    // The line may end there, in the middle of the tag.
    if (after === 62 || after === 32 || after === 9 || Number.isNaN(after)) return at;
  }
  return -1;
}
