import { describe, expect, it } from "vitest";
import { windowsTimestampUs } from "../../../src/logs/windows/windowsTimestampUs";

/** date -u -d 2020-06-10T02:51:03Z +%s is 1591757463 */
const NOON_US = 1591757463000000;

describe("windowsTimestampUs(record)", () => {
  it("takes @timestamp rather than EventTime, which is local and here four hours off", () => {
    expect(windowsTimestampUs({ EventTime: "2020-06-09 22:51:02", "@timestamp": "2020-06-10T02:51:03Z" })).toBe(
      NOON_US,
    );
  });
  it("takes TimeCreated rather than @timestamp, which may be the collector's", () => {
    expect(windowsTimestampUs({ TimeCreated: "2020-06-10T02:51:03Z", "@timestamp": "2020-06-10T02:51:09Z" })).toBe(
      NOON_US,
    );
  });
  it("takes EventTime where it has a zone, and where there is nothing else", () => {
    expect(windowsTimestampUs({ EventTime: "2020-06-09T22:51:03-04:00", "@timestamp": "2020-06-10T02:51:09Z" })).toBe(
      NOON_US,
    );
    expect(windowsTimestampUs({ EventTime: "2020-06-10 02:51:03" })).toBe(NOON_US);
  });
  it("cuts seven and nine digits to microseconds", () => {
    expect(windowsTimestampUs({ TimeCreated: "2020-06-10T02:51:03.1234567Z" })).toBe(NOON_US + 123456);
    expect(windowsTimestampUs({ TimeCreated: "2020-06-10T02:51:03.123456789Z" })).toBe(NOON_US + 123456);
  });
  it("goes on to the next time when one cannot be read", () => {
    expect(windowsTimestampUs({ TimeCreated: "soon", "@timestamp": "2020-06-10T02:51:03Z" })).toBe(NOON_US);
  });
  it("is null without any", () => {
    expect(windowsTimestampUs({})).toBeNull();
    expect(windowsTimestampUs({ "@timestamp": { $date: 1 } })).toBeNull();
  });
});
