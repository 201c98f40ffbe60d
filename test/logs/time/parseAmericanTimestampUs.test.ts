import { describe, expect, it } from "vitest";
import { createTimeZone } from "../../../src/logs/time/createTimeZone";
import { parseAmericanTimestampUs } from "../../../src/logs/time/parseAmericanTimestampUs";

const iso = (text: string, zone?: string) => {
  const us = parseAmericanTimestampUs(text, zone === undefined ? undefined : createTimeZone(zone));
  return us === null ? null : new Date(us / 1000).toISOString();
};

describe("parseAmericanTimestampUs(text, timezone)", () => {
  it.each([
    ["6/10/2020 2:51:03 AM", "2020-06-10T02:51:03.000Z"],
    ["6/10/2020 2:51:03 PM", "2020-06-10T14:51:03.000Z"],
    ["06/10/2020 12:00:00 AM", "2020-06-10T00:00:00.000Z"],
    ["6/10/2020 12:00:00 PM", "2020-06-10T12:00:00.000Z"],
    ["6/10/2020 2:51:03\u202fPM", "2020-06-10T14:51:03.000Z"],
    ["6/10/2020, 14:51", "2020-06-10T14:51:00.000Z"],
    ["6/10/2020 2:51:03.5 AM +01:00", "2020-06-10T01:51:03.500Z"],
  ])("reads %j", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });
  it("takes a time that names no zone as the zone's, and no other", () => {
    expect(iso("6/10/2020 2:51:03 AM", "America/New_York")).toBe("2020-06-10T06:51:03.000Z");
    expect(iso("6/10/2020 2:51:03 AM Z", "America/New_York")).toBe("2020-06-10T02:51:03.000Z");
  });
  it.each([
    "",
    "13/1/2020 2:51:03 AM",
    "2/30/2020 2:51:03 AM",
    "6/10/2020 0:51:03 AM",
    "6/10/2020 13:51:03 PM",
    "6/10/20 1:00",
  ])("is null for %j", (text) => {
    expect(parseAmericanTimestampUs(text)).toBeNull();
  });
});
