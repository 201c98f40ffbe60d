import { digitsAt } from "../../text/digitsAt";
import type { SyslogStamp } from "./stampToUs";

/** A stamp, and where the rest of the line begins. */
export interface FixedStamp {
  stamp: SyslogStamp;
  end: number;
}

const SPACE = " ".charCodeAt(0);
const DASH = "-".charCodeAt(0);
const POINT = ".".charCodeAt(0);
const COLON = ":".charCodeAt(0);
const PLUS = "+".charCodeAt(0);
const MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

/**
 * Reads the two stamps that nearly all logs have, digit by digit: `Dec 10 06:55:46 ` and
 * `2024-12-10T06:55:46.123456+01:00 ` (six decimals or none). A regular expression, which the others need, costs several
 * times as much.
 *
 * @param text - a line of a log
 * @returns null when the line does not begin with one of these and one space
 * @example readFixedStamp("Dec 10 06:55:46 gate sshd[24200]: hello")?.end // 16
 */
export function readFixedStamp(text: string): FixedStamp | null {
  return text.charCodeAt(4) === DASH ? isoStamp(text) : classicStamp(text);
}

function classicStamp(text: string): FixedStamp | null {
  if (text.charCodeAt(3) !== SPACE || text.charCodeAt(6) !== SPACE || !isTimeAt(text, 7)) return null;
  const place = MONTHS.indexOf(text.slice(0, 3));
  const day = text.charCodeAt(4) === SPACE ? digitsAt(text, 5, 1) : digitsAt(text, 4, 2);
  if (place < 0 || place % 3 > 0 || Number.isNaN(day) || !isOneSpace(text, 15)) return null;
  return { stamp: stampAt(text, null, place / 3 + 1, day, 7, 0, null), end: 16 };
}

function isoStamp(text: string): FixedStamp | null {
  if (text.charCodeAt(7) !== DASH || text[10] !== "T" || !isTimeAt(text, 11)) return null;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  const hasFraction = text.charCodeAt(19) === POINT;
  const microsecond = hasFraction ? digitsAt(text, 20, 6) : 0;
  const zone = hasFraction ? 26 : 19;
  const offsetMin = text[zone] === "Z" ? 0 : offsetAt(text, zone);
  const end = text[zone] === "Z" ? zone + 1 : zone + 6;
  // What is no number anywhere makes the sum none.
  if (Number.isNaN(year + month + day + microsecond + offsetMin) || !isOneSpace(text, end)) return null;
  return { stamp: stampAt(text, year, month, day, 11, microsecond, offsetMin), end: end + 1 };
}

function stampAt(
  text: string,
  year: number | null,
  month: number,
  day: number,
  time: number,
  microsecond: number,
  offsetMin: number | null,
): SyslogStamp {
  const hour = digitsAt(text, time, 2);
  const minute = digitsAt(text, time + 3, 2);
  const second = digitsAt(text, time + 6, 2);
  return { year, month, day, hour, minute, second, microsecond, offsetMin };
}

function isTimeAt(text: string, at: number): boolean {
  const number = digitsAt(text, at, 2) + digitsAt(text, at + 3, 2) + digitsAt(text, at + 6, 2);
  return !Number.isNaN(number) && text.charCodeAt(at + 2) === COLON && text.charCodeAt(at + 5) === COLON;
}

/** Minutes east of UTC of `+01:00`; NaN for everything else, also for an offset that is impossible. */
function offsetAt(text: string, at: number): number {
  const sign = text.charCodeAt(at);
  const hours = digitsAt(text, at + 1, 2);
  const minutes = digitsAt(text, at + 4, 2);
  if ((sign !== PLUS && sign !== DASH) || text.charCodeAt(at + 3) !== COLON || hours > 23 || minutes > 59) return NaN;
  return (sign === DASH ? -1 : 1) * (hours * 60 + minutes);
}

function isOneSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) === SPACE && text.charCodeAt(at + 1) !== SPACE;
}
