import { describe, expect, it } from "vitest";
import { createTimeZone } from "../../../src/logs/time/createTimeZone";
import { timeZoneNotes } from "../../../src/logs/time/timeZoneNotes";

function notesAfter(isGiven: boolean, ...times: string[]): string[] {
  const zone = createTimeZone("Europe/Berlin");
  for (const time of times) zone.toUtcUs(Date.parse(`${time}Z`) * 1000);
  return timeZoneNotes(zone, isGiven);
}

describe("timeZoneNotes(zone, isGiven)", () => {
  it("is empty when the log had a zone everywhere", () => {
    expect(notesAfter(true)).toEqual([]);
  });
  it("names the zone where it was used, and how to name another where the caller did not", () => {
    expect(notesAfter(true, "2024-07-01T12:00:00")).toEqual(["times without a zone are taken as Europe/Berlin"]);
    expect(notesAfter(false, "2024-07-01T12:00:00")).toEqual([
      "times without a zone are taken as Europe/Berlin; --timezone sets it",
    ]);
  });
  it("says how many times are not clear", () => {
    expect(notesAfter(true, "2024-10-27T02:00:00", "2024-10-27T02:30:00", "2024-03-31T02:30:00")).toEqual([
      "times without a zone are taken as Europe/Berlin",
      "2 times lie in an hour that Europe/Berlin has twice: the first was taken",
      "1 time lies in an hour that Europe/Berlin skips: taken as if its clocks had not been set yet",
    ]);
  });
});
