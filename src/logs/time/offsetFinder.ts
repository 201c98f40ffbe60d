/**
 * A function that says how far a zone's clocks are from UTC at an instant, by the time zone data of this Node.js.
 *
 * @param name - of the zone, as the IANA time zone database has it
 * @returns a function from milliseconds since 1970 in UTC to milliseconds east of Greenwich. It costs microseconds: it
 *   is no function to call for each line of a log.
 * @throws RangeError when there is no such zone
 * @example offsetFinder("Europe/Berlin")(Date.UTC(2024, 6, 1)) // 7200000
 */
export function offsetFinder(name: string): (utcMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (utcMs) => {
    const part = Object.fromEntries(format.formatToParts(utcMs).map(({ type, value }) => [type, Number(value)]));
    const local = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second);
    return local - Math.floor(utcMs / 1000) * 1000;
  };
}
