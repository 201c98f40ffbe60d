import { mixBits } from "../organisation/mixBits";
import type { Organisation } from "../organisation/Organisation";
import type { Person } from "../organisation/Person";

const DAY_MS = 86_400_000;
const SICK_SHARE = 0.02;
/** Keeps being sick apart from the other look-ups of a person's key. */
const SICK_SALT = 0x51c4;
/** Days off every year, MM-DD; moving feasts are left out. */
const HOLIDAYS: Readonly<Record<string, readonly string[]>> = {
  DE: ["01-01", "05-01", "10-03", "12-25", "12-26"],
  US: ["01-01", "06-19", "07-04", "11-11", "12-25"],
  IN: ["01-26", "05-01", "08-15", "10-02", "12-25"],
  GB: ["01-01", "12-25", "12-26"],
  FR: ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"],
  BR: ["01-01", "04-21", "05-01", "09-07", "10-12", "11-02", "11-15", "12-25"],
  JP: ["01-01", "01-02", "01-03", "02-11", "02-23", "04-29", "05-03", "05-04", "05-05", "11-03", "11-23"],
  AU: ["01-01", "01-26", "04-25", "12-25", "12-26"],
};
const COMMON_HOLIDAYS: readonly string[] = ["01-01", "05-01", "12-25"];
/** Days of the week without work, 0 = Sunday. */
const WEEKENDS: Readonly<Record<string, readonly number[]>> = { IL: [5, 6] };
const COMMON_WEEKEND: readonly number[] = [0, 6];

/**
 * How much someone signs in on a day of their own calendar, relative to a working day: 0 for who has not joined yet or
 * has left, little at weekends, on holidays, on leave and when sick, 1 otherwise. Services always work.
 *
 * @param localDay - from the start of the log, in the person's own time zone; may be -1
 */
export function dayWeight(organisation: Organisation, person: Person, localDay: number): number {
  if (localDay < person.joinsOnDay || localDay > person.leavesOnDay) return 0;
  if (person.role === "service") return 1;
  for (const [first, last] of person.leave) if (localDay >= first && localDay <= last) return 0.02;
  const weekend = person.habits.weekend;
  if (isDayOff(organisation, person, localDay)) return weekend;
  if (mixBits(person.key ^ SICK_SALT, localDay) < SICK_SHARE * 2 ** 32) return 0.02;
  return 1;
}

/** Whether a day of the person's own calendar is one of the weekend or a holiday, where the office is. */
export function isDayOff(organisation: Organisation, person: Person, localDay: number): boolean {
  const { country } = organisation.options.offices[person.office]!;
  return daysOff(organisation, country, localDay);
}

/** By country: a flag a day of the log, the day before it first. Worked out once. */
const calendars = new WeakMap<Organisation, Map<string, Uint8Array>>();

function daysOff(organisation: Organisation, country: string, localDay: number): boolean {
  let calendar = calendars.get(organisation);
  if (!calendar) calendars.set(organisation, (calendar = new Map<string, Uint8Array>()));
  let flags = calendar.get(country);
  if (!flags) calendar.set(country, (flags = createCalendar(organisation, country)));
  return flags[localDay + 1] === 1;
}

function createCalendar({ startMs, options }: Organisation, country: string): Uint8Array {
  const holidays = HOLIDAYS[country] ?? COMMON_HOLIDAYS;
  const weekend = WEEKENDS[country] ?? COMMON_WEEKEND;
  return Uint8Array.from({ length: options.days + 3 }, (_, index) => {
    const date = new Date(startMs + (index - 1) * DAY_MS);
    return weekend.includes(date.getUTCDay()) || holidays.includes(date.toISOString().slice(5, 10)) ? 1 : 0;
  });
}
