import type { TimeZone } from "../time/createTimeZone";

/** A time stamp as a syslog header spells it. Ranges are not checked yet: {@link stampToUs} does that. */
export interface SyslogStamp {
  /** Null when the log does not write it. */
  year: number | null;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Millionths of a second, a whole number. */
  microsecond: number;
  /** East of Greenwich, minutes; null when the log does not write it; NaN when it is no offset (`+99:00`). */
  offsetMin: number | null;
}

/** The three-letter months of syslog, January first. */
export const MONTHS: readonly string[] = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** Beyond this the microseconds would soon leave the whole numbers that a JavaScript number holds (year 2255). */
const LAST_YEAR = 2199;

/**
 * Microseconds since 1970 of a time stamp, or the reason why there is no such time.
 *
 * The calendar is taken strictly: 31 February is no day, 24:00:00 and :60 are no times.
 *
 * @param stamp - as the header spells it
 * @param year - the year to use
 * @param timezone - of a stamp without an offset; UTC when left out
 * @returns microseconds since 1970-01-01T00:00:00Z, a whole number; or the reason as text
 * @example stampToUs({ year: null, month: 1, day: 2, hour: 0, minute: 0, second: 0, microsecond: 7, offsetMin: null }, 1970) // 86400000007
 */
export function stampToUs(stamp: SyslogStamp, year: number, timezone?: TimeZone): number | string {
  const { month, day, hour, minute, second, microsecond, offsetMin } = stamp;
  if (year < 1970 || year > LAST_YEAR) return `no usable year: expected 1970 to ${LAST_YEAR}`;
  if (month < 1 || month > 12) return "no such month";
  if (day < 1 || day > daysInMonth(year, month)) return `no such day in ${year}: ${day} ${MONTHS[month - 1]}`;
  if (hour > 23 || minute > 59 || second > 59) return "no such time of day";
  if (offsetMin !== null && Number.isNaN(offsetMin)) return "no such offset from UTC";
  const us = Date.UTC(year, month - 1, day, hour, minute - (offsetMin ?? 0), second) * 1000 + microsecond;
  return offsetMin === null && timezone !== undefined ? timezone.toUtcUs(us) : us;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
