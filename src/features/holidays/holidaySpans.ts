import { requireLazily } from "../../files/requireLazily";

/** What we use of the package `date-holidays`; its own types name a default export that its CommonJS does not have. */
interface Calendar {
  getHolidays(year: number): { start: Date; end: Date; type: string }[] | undefined;
  getCountries(): Record<string, string>;
}
type CalendarClass = new (country?: string) => Calendar;

/** A public holiday: from its first microsecond to the one after its last, since 1970. */
export interface HolidaySpan {
  startUs: number;
  endUs: number;
}

/**
 * The public holidays of a country that touch a year (UTC), as long as they last on the clocks of its first time zone.
 *
 * Only those of the whole country: not of its states, and not the days on which only banks or schools close.
 *
 * @param country - two letters of ISO 3166-1, in capitals
 * @returns null when the holidays of the country are not known
 * @see https://github.com/commenthol/date-holidays the package that knows them, without a network
 * @example holidaySpans("DE", 2026)?.length // 9, the first from 2025-12-31T23:00Z on
 */
export function holidaySpans(country: string, year: number): HolidaySpan[] | null {
  const Holidays = requireLazily("date-holidays") as CalendarClass;
  if (!Object.hasOwn(new Holidays().getCountries(), country)) return null;
  const calendar = new Holidays(country);
  const [from, to] = [Date.UTC(year, 0) * 1000, Date.UTC(year + 1, 0) * 1000];
  // Where clocks are ahead of UTC, the year's first holiday begins in the year before.
  return [year - 1, year, year + 1]
    .flatMap((near) => calendar.getHolidays(near) ?? [])
    .filter(({ type }) => type === "public")
    .map(({ start, end }) => ({ startUs: start.getTime() * 1000, endUs: end.getTime() * 1000 }))
    .filter(({ startUs, endUs }) => startUs < to && endUs > from);
}
