import type { SyslogStamp } from "./stampToUs";

/** Gives each stamp without a year its year; call it once a line, in the order of the file. */
export type YearFollower = (stamp: SyslogStamp) => number;

const DAY_MS = 86_400_000;
/** A jump back beyond this is a new year, not disorder; a jump forward beyond it is a line of the year before. */
const LONGEST_JUMP_DAYS = 180;
/** A line may arrive this late, and be older than the first line of the file. */
const LATE_LINE_DAYS = 7;

/**
 * Follows the year through a log that does not write it.
 *
 * A jump back of more than 180 days is the turn of the year; smaller jumps back are lines out of order. A jump forward of
 * more than 180 days is a late line: it belongs to the year before, and moves nothing. But when a second one follows at
 * once, and both are older than the file by more than a week, the log was silent for half a year.
 *
 * @param firstYear - year of the first line
 * @returns a function with the year of each stamp; a stamp that has a year keeps it and moves nothing
 */
export function createYearFollower(firstYear: number): YearFollower {
  let year = firstYear;
  let firstMs = 0;
  let previousMs: number | null = null;
  /** The line before was late. */
  let wasLate = false;
  return (stamp) => {
    if (stamp.year !== null) return stamp.year;
    const ms = dayMs(year, stamp);
    if (previousMs === null) {
      firstMs = previousMs = ms;
      return year;
    }
    const jumpDays = (ms - previousMs) / DAY_MS;
    if (jumpDays > LONGEST_JUMP_DAYS) {
      const isOfFile = dayMs(year - 1, stamp) >= firstMs - LATE_LINE_DAYS * DAY_MS;
      if (isOfFile || !wasLate) {
        wasLate = true;
        return year - 1;
      }
    }
    wasLate = false;
    if (jumpDays < -LONGEST_JUMP_DAYS) year++;
    previousMs = dayMs(year, stamp);
    return year;
  };
}

function dayMs(year: number, stamp: SyslogStamp): number {
  return Date.UTC(year, stamp.month - 1, stamp.day, stamp.hour);
}
