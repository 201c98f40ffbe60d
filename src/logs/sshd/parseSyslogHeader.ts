import { readFixedStamp } from "./readFixedStamp";
import { MONTHS, type SyslogStamp } from "./stampToUs";

/** What a syslog line says besides its time. */
export interface SyslogEntry {
  /** Null when the line has none. */
  host: string | null;
  /** As written, such as `sshd`, `sshd-session`, `sshd(pam_unix)`, `/usr/sbin/sshd`; empty when the line has none. */
  program: string;
  /** Null when the line has none. */
  pid: string | null;
  message: string;
}

/** A syslog line taken apart. */
export interface SyslogHeader extends SyslogEntry {
  stamp: SyslogStamp;
}

const CLASSIC =
  /^(?:<\d{1,3}>)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) {1,2}(\d{1,2}) (?:(\d{4}) )?(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: +|$)/;
const ISO =
  /^(?:<\d{1,3}>(1 )?)?(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z|z|[+-]\d\d(?::?\d\d)?)?(?: +|$)/;

/** As `journalctl -o short-full` writes it: day of the week, local time, what the zone is called. */
const FULL =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ([A-Z][A-Za-z]{1,5}|[+-]\d\d(?::?\d\d)?) +/;
/** The only zones whose short names mean one thing. */
const UTC_NAMES: ReadonlySet<string | undefined> = new Set(["UTC", "GMT"]);

/** `sshd[24200]: `, `sshd: `, `[sshd]: `, `[sshd] `, `syslogd 1.4.1: `, and what gdm writes: `gdm-password][7]: `. */
const TAG = /(?:\[([^\s[\]:]+)\]|([^\s[\]:]+)\]?)(?:\[([^\s[\]]*)\])?(?:: ?| |$)/y;
/** RFC 5424 after the stamp: host, program, process id, message id. */
const FIELDS_5424 = /(\S+) (\S+) (\S+) (\S+) /y;
const STRUCTURED_DATA = /(?:-|(?:\[(?:[^"\]]|"(?:[^"\\]|\\[^])*")*\])+)(?: |$)/y;
const BYTE_ORDER_MARK = "\uFEFF";
/** Solaris puts its message id before the message. */
const SOLARIS_ID = /^\[ID \d{1,10} [a-z0-9.]{1,40}\] /;

/**
 * Takes a syslog line apart: time stamp, host, program, process id, message.
 *
 * Reads RFC 3164 (`Dec 10 06:55:46 host sshd[24200]: …`, day padded or not, with or without priority, year and host),
 * the same with an ISO-8601 stamp (with a zone or without), RFC 5424, Solaris (`[ID 800047 auth.info]`), and what
 * `journalctl` prints as `short`, `short-precise`, `short-iso` and `short-full`. The short name of a zone (`CET`), which
 * may mean several, is not read.
 * Only the first tag counts: whatever follows is the message, because a client can write there.
 *
 * @param text - one line without its ending
 * @returns the parts, or null when the line does not begin with a time stamp
 * @example parseSyslogHeader("Dec 10 06:55:46 gate sshd[24200]: hello")?.program // "sshd"
 */
export function parseSyslogHeader(text: string): SyslogHeader | null {
  const fixed = readFixedStamp(text);
  if (fixed !== null) return parseTag(text, fixed.end, fixed.stamp);
  const classic = CLASSIC.exec(text);
  if (classic !== null) return parseTag(text, classic[0].length, classicStamp(classic));
  const iso = ISO.exec(text);
  if (iso === null) return parseFull(text);
  return iso[1] === undefined
    ? parseTag(text, iso[0].length, isoStamp(iso))
    : parse5424(text, iso[0].length, isoStamp(iso));
}

function parseFull(text: string): SyslogHeader | null {
  const full = FULL.exec(text);
  if (full === null) return null;
  const zone = UTC_NAMES.has(full[8]) ? "Z" : full[8];
  return parseTag(text, full[0].length, stampOf(full, 1, /^[A-Y]/.test(zone!) ? undefined : zone));
}

function classicStamp(match: RegExpExecArray): SyslogStamp {
  return {
    year: match[3] === undefined ? null : Number(match[3]),
    month: MONTHS.indexOf(match[1]!) + 1,
    day: Number(match[2]),
    hour: Number(match[4]),
    minute: Number(match[5]),
    second: Number(match[6]),
    microsecond: microseconds(match[7]),
    offsetMin: null,
  };
}

function isoStamp(match: RegExpExecArray): SyslogStamp {
  return stampOf(match, 2, match[9]);
}

/** @param first - place of the year among the groups, which the other numbers follow */
function stampOf(match: RegExpExecArray, first: number, zone: string | undefined): SyslogStamp {
  return {
    year: Number(match[first]),
    month: Number(match[first + 1]),
    day: Number(match[first + 2]),
    hour: Number(match[first + 3]),
    minute: Number(match[first + 4]),
    second: Number(match[first + 5]),
    microsecond: microseconds(match[first + 6]),
    offsetMin: offsetMinutes(zone),
  };
}

/** Finer digits than microseconds are cut off, not rounded: a stamp never moves into the future. */
function microseconds(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.slice(0, 6).padEnd(6, "0"));
}

function offsetMinutes(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text === "Z" || text === "z") return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0;
  if (hours > 23 || minutes > 59) return NaN;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

function parseTag(text: string, start: number, stamp: SyslogStamp): SyslogHeader {
  let at = start;
  let host: string | null = null;
  const space = text.indexOf(" ", at);
  const first = space < 0 ? text.slice(at) : text.slice(at, space);
  if (!isTag(first)) {
    host = first === "" ? null : first;
    at = space < 0 ? text.length : space;
    while (text.charCodeAt(at) === 32) at++;
  }
  TAG.lastIndex = at;
  const tag = TAG.exec(text);
  if (tag === null) return { stamp, host, program: "", pid: null, message: text.slice(at) };
  const message = withoutSolarisId(text.slice(TAG.lastIndex));
  return { stamp, host, program: tag[1] ?? tag[2]!, pid: emptyToNull(tag[3]), message };
}

/** Where the host is missing, the tag comes first. An IPv6 host may end in `::`, a tag does not. */
function isTag(token: string): boolean {
  return token.endsWith(":") ? !token.endsWith("::") : token.startsWith("[") && token.endsWith("]");
}

function parse5424(text: string, start: number, stamp: SyslogStamp): SyslogHeader {
  FIELDS_5424.lastIndex = start;
  const fields = FIELDS_5424.exec(text);
  if (fields === null) return { stamp, host: null, program: "", pid: null, message: text.slice(start) };
  STRUCTURED_DATA.lastIndex = FIELDS_5424.lastIndex;
  let message = text.slice(STRUCTURED_DATA.test(text) ? STRUCTURED_DATA.lastIndex : FIELDS_5424.lastIndex);
  if (message.startsWith(BYTE_ORDER_MARK)) message = message.slice(1);
  return {
    stamp,
    host: dashToNull(fields[1]!),
    program: dashToNull(fields[2]!) ?? "",
    pid: dashToNull(fields[3]!),
    message,
  };
}

function withoutSolarisId(message: string): string {
  if (!message.startsWith("[ID ")) return message;
  const id = SOLARIS_ID.exec(message);
  return id === null ? message : message.slice(id[0].length);
}

function dashToNull(field: string): string | null {
  return field === "-" ? null : field;
}

function emptyToNull(field: string | undefined): string | null {
  return field === undefined || field === "" ? null : field;
}
