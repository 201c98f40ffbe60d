import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTimestamp } from "../../../src/logs/csv/parseTimestamp";

// date -u -d "2024-03-01 09:30:00" +%s
const HALF_PAST_NINE = 1_709_285_400_000_000;

describe("parseTimestamp(text)", () => {
  it.each([
    "2024-03-01T09:30:00Z",
    "2024-03-01 09:30:00",
    "2024-03-01t09:30:00z",
    "2024-03-01T09:30",
    "2024-03-01 09:30:00 UTC",
    "2024-03-01 09:30:00.000000",
    "  2024-03-01T09:30:00Z\t",
    "2024-03-01T10:30:00+01:00",
    "2024-03-01T10:30:00+0100",
    "2024-03-01 10:30:00 +01",
    "2024-03-01T00:30:00-09:00",
    "2024-02-29T23:00:00-10:30",
    "2024-03-01T15:15:00+05:45",
    "1709285400",
    "1709285400.0",
    "1709285400000",
    "1709285400000000",
  ])("reads %j as the same time", (text) => {
    expect(parseTimestamp(text)).toBe(HALF_PAST_NINE);
  });

  it.each([
    ["2024-03-01T09:30:00.5Z", 500_000],
    ["2024-03-01T09:30:00,25Z", 250_000],
    ["2024-03-01 09:30:00.281", 281_000],
    ["2024-03-01T09:30:00.000001Z", 1],
    ["2024-03-01T09:30:00.1234567Z", 123_456],
    ["2024-03-01T09:30:00.999999999Z", 999_999],
    ["1709285400.25", 250_000],
    ["1709285400.1234567", 123_456],
    ["1709285400000.5", 500],
    ["1709285400000001", 1],
    ["1709285400000001.9", 1],
  ])("reads the fraction of %j to the microsecond, cut and not rounded", (text, us) => {
    expect(parseTimestamp(text)).toBe(HALF_PAST_NINE + us);
  });

  it("counts from 1970 and to the last day of a leap year", () => {
    expect(parseTimestamp("1970-01-01T00:00:00Z")).toBe(0);
    expect(parseTimestamp("1970-01-01T01:00:00+01:00")).toBe(0);
    expect(parseTimestamp("1970-01-02 00:00:00.000001")).toBe(86_400_000_001);
    // date -u -d "2024-12-31 23:59:59" +%s
    expect(parseTimestamp("2024-12-31 23:59:59")).toBe(1_735_689_599_000_000);
  });

  it("takes the second 60 of a leap second as the next minute's first", () => {
    expect(parseTimestamp("2016-12-31T23:59:60Z")).toBe(parseTimestamp("2017-01-01T00:00:00Z"));
  });

  it.each([
    ["", "nothing"],
    ["   ", "blanks"],
    ["yesterday", "a word"],
    ["2024-02-31 10:00:00", "31 February"],
    ["2023-02-29 10:00:00", "29 February of an ordinary year"],
    ["2024-13-01 10:00:00", "month 13"],
    ["2024-00-10 10:00:00", "month 0"],
    ["2024-03-00 10:00:00", "day 0"],
    ["2024-03-01 24:00:00", "hour 24"],
    ["2024-03-01 10:60:00", "minute 60"],
    ["2024-03-01 10:00:61", "second 61"],
    ["2024-03-01T10:00:00+15:00", "an offset that no place has"],
    ["2024-03-01T10:00:00+01:60", "an offset of 60 minutes"],
    ["2024-03-01T10:00:00 CET", "a zone by name"],
    ["2024-03-01", "a day without a time"],
    ["03/01/2024 10:00:00", "month before day"],
    ["1969-12-31T23:59:59Z", "a time before 1970"],
    ["1970-01-01T00:30:00+01:00", "a time before 1970 by its offset"],
    ["0099-01-01T00:00:00Z", "the year 99, which a Date takes for 1999"],
    ["2300-01-01T00:00:00Z", "a year whose microseconds are not exact"],
    ["9999999999999999", "a number that is not exact"],
    ["12345", "a small number"],
    ["20240301093000", "a date without separators, which is no number of microseconds"],
    ["133535838000000000", "a time of the Windows clock"],
    ["-1709285400", "a negative number"],
    ["1.709285400e9", "a number with an exponent"],
    ["1709285400\n1709285400", "two lines"],
  ])("is null for %j: %s", (text) => {
    expect(parseTimestamp(text)).toBeNull();
  });

  it("agrees with Date for any instant that Date writes, and in any zone (property)", () => {
    const instant = fc.date({ min: new Date(0), max: new Date("2250-01-01T00:00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, east) => {
        expect(parseTimestamp(date.toISOString())).toBe(date.getTime() * 1000);
        const local = new Date(date.getTime() + east * 60_000);
        fc.pre(local.getTime() >= 0 && local.getUTCFullYear() < 2250);
        const [hours, minutes] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60];
        const zone = `${east < 0 ? "-" : "+"}${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
        expect(parseTimestamp(local.toISOString().replace("Z", zone))).toBe(date.getTime() * 1000);
      }),
    );
  });

  it("agrees for seconds, milliseconds and microseconds since 1970 (property)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000, max: 9_007_199_253 }), fc.nat(999_999), (seconds, us) => {
        const [text, ms] = [String(us).padStart(6, "0"), Math.floor(us / 1000)];
        expect(parseTimestamp(`${seconds}.${text}`)).toBe(seconds * 1e6 + us);
        expect(parseTimestamp(`${seconds}${String(ms).padStart(3, "0")}`)).toBe(seconds * 1e6 + ms * 1000);
        expect(parseTimestamp(`${seconds}${text}`)).toBe(seconds * 1e6 + us);
      }),
    );
  });

  it("is a whole number from 0 on, or null, for any text (property)", () => {
    const almost = fc.string({ unit: fc.constantFrom(..."0123456789-:T .+Z") });
    fc.assert(
      fc.property(fc.oneof(fc.string(), almost), (text) => {
        const us = parseTimestamp(text);
        expect(us === null || (Number.isSafeInteger(us) && us >= 0)).toBe(true);
      }),
    );
  });
});
