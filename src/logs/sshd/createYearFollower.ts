import type { SyslogStamp } from "./stampToUs";

/** Gives each stamp without a year its year; call it once a line, in the order of the file. */
export type YearFollower = (stamp: SyslogStamp) => number;

const DAY_MS = 86_400_000;
/** A jump back beyond this is a new year, not disorder. */
const NEW_YEAR_JUMP_DAYS = 180;
/** A December line may arrive this late in January. */
const LATE_LINE_DAYS = 7;

/**
 * Follows the year through a log that does not write it.
 *
 * A jump back of more than 180 days is the turn of the year; smaller jumps back are lines out of order.
 * After the turn, a line of late December among those of early January still belongs to the old year.
 *
 * @param firstYear - year of the first line
 * @returns a function with the year of each stamp; a stamp that has a year keeps it and moves nothing
 */
export function createYearFollower(firstYear: number): YearFollower {
  let year = firstYear;
  let turned = false;
  let previousMs: number | null = null;
  return (stamp) => {
    if (stamp.year !== null) return stamp.year;
    const ms = dayMs(year, stamp);
    if (previousMs === null) {
      previousMs = ms;
      return year;
    }
    const jumpDays = (ms - previousMs) / DAY_MS;
    if (jumpDays < -NEW_YEAR_JUMP_DAYS) {
      year++;
      turned = true;
      previousMs = dayMs(year, stamp);
      return year;
    }
    if (turned && previousMs - dayMs(year - 1, stamp) <= LATE_LINE_DAYS * DAY_MS) return year - 1;
    previousMs = ms;
    return year;
  };
}

function dayMs(year: number, stamp: SyslogStamp): number {
  return Date.UTC(year, stamp.month - 1, stamp.day, stamp.hour);
}
