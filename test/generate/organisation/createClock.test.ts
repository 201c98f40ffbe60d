import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CITIES } from "../../../src/generate/organisation/cities";
import { createClock } from "../../../src/generate/organisation/createClock";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const minutes = (timeZone: string, at: string, start = "2026-01-01", days = 365) =>
  createClock(timeZone, Date.parse(start), days).offsetMs(Date.parse(`${at}Z`)) / MINUTE_MS;

describe("createClock(timeZone, startMs, days)", () => {
  // python: datetime.fromisoformat(at + "+00:00").astimezone(ZoneInfo(zone)).utcoffset(), tzdata 2025
  it.each([
    ["Europe/Berlin", "2026-03-29T00:59:59", 60],
    ["Europe/Berlin", "2026-03-29T01:00:00", 120],
    ["Europe/Berlin", "2026-10-25T00:59:59", 120],
    ["Europe/Berlin", "2026-10-25T01:00:00", 60],
    ["America/New_York", "2026-03-08T06:59:59", -300],
    ["America/New_York", "2026-03-08T07:00:00", -240],
    ["America/New_York", "2026-11-01T05:59:59", -240],
    ["America/New_York", "2026-11-01T06:00:00", -300],
    ["Asia/Kolkata", "2026-06-01T00:00:00", 330],
    ["Asia/Kathmandu", "2026-01-01T00:00:00", 345],
    ["Australia/Sydney", "2026-04-04T15:59:59", 660],
    ["Australia/Sydney", "2026-04-04T16:00:00", 600],
    ["Australia/Sydney", "2026-10-03T15:59:59", 600],
    ["Australia/Sydney", "2026-10-03T16:00:00", 660],
    ["Australia/Lord_Howe", "2026-04-04T14:59:59", 660],
    ["Australia/Lord_Howe", "2026-04-04T15:00:00", 630],
    ["UTC", "2026-07-01T12:00:00", 0],
  ])("in %s at %s UTC is %d minutes ahead", (timeZone, at, expected) => {
    expect(minutes(timeZone, at)).toBe(expected);
  });
  it("knows the day that Samoa left out", () => {
    expect(minutes("Pacific/Apia", "2011-12-30T09:59:59", "2011-12-01", 60)).toBe(-600);
    expect(minutes("Pacific/Apia", "2011-12-30T10:00:00", "2011-12-01", 60)).toBe(840);
  });
  it("sees a change on the day before the log, on its first and only day, and on the day after it", () => {
    for (const start of ["2026-03-28", "2026-03-29", "2026-03-30"]) {
      expect(minutes("Europe/Berlin", "2026-03-29T00:59:00", start, 1)).toBe(60);
      expect(minutes("Europe/Berlin", "2026-03-29T01:00:00", start, 1)).toBe(120);
    }
  });
  it("stays as it is before and after the span that it knows", () => {
    expect(minutes("Europe/Berlin", "2020-07-01T00:00:00", "2026-01-10", 5)).toBe(60);
    expect(minutes("Europe/Berlin", "2026-07-01T00:00:00", "2026-01-10", 5)).toBe(60);
  });
  it("shows the hour that the runtime shows, in all cities at all times (property)", () => {
    const startMs = Date.parse("2026-01-01");
    const clocks = new Map(CITIES.map(({ timeZone }) => [timeZone, createClock(timeZone, startMs, 365)]));
    const moments = fc.integer({ min: startMs, max: startMs + 365 * DAY_MS });
    fc.assert(
      fc.property(fc.constantFrom(...clocks), moments, ([timeZone, clock], timestampMs) => {
        const shown = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" });
        const local = new Date(timestampMs + clock.offsetMs(timestampMs)).toISOString();
        expect(shown.format(timestampMs)).toBe(local.slice(0, 19).replace("T", " "));
      }),
      { numRuns: 500 },
    );
  });
  it("refuses a zone that the runtime does not know", () => {
    expect(() => createClock("Europe/Atlantis", 0, 1)).toThrow(RangeError);
  });
});
