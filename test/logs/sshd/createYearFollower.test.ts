import { describe, expect, it } from "vitest";
import { createYearFollower } from "../../../src/logs/sshd/createYearFollower";
import { parseSyslogHeader } from "../../../src/logs/sshd/parseSyslogHeader";

function years(firstYear: number, ...days: string[]): number[] {
  const yearOf = createYearFollower(firstYear);
  return days.map((day) =>
    yearOf(parseSyslogHeader(day.length > 6 ? `${day}T12:00:00Z g` : `${day} 12:00:00 g`)!.stamp),
  );
}

describe("createYearFollower(firstYear)", () => {
  it("stays in the first year while days go forward", () => {
    expect(years(2023, "Jan  1", "Jun 30", "Sep 30", "Dec 31")).toEqual([2023, 2023, 2023, 2023]);
  });
  it("turns the year at a jump back of more than 180 days", () => {
    expect(years(2023, "Dec 31", "Jan  1", "Jun  1", "Nov  1", "Jan  1")).toEqual([2023, 2024, 2024, 2024, 2025]);
  });
  it("turns the year at 181 days back, and not at 180", () => {
    // 30 Jun is day 181 of 2023 and 1 Jan day 1; 29 Jun is day 180.
    expect(years(2023, "Jul  1", "Jan  1")).toEqual([2023, 2024]);
    expect(years(2023, "Jun 30", "Jan  1")).toEqual([2023, 2023]);
  });
  it("does not turn the year for lines out of order", () => {
    expect(years(2023, "Mar  2", "Feb 28", "Mar  1")).toEqual([2023, 2023, 2023]);
  });
  it("leaves a late December line in the old year, after the turn", () => {
    expect(years(2023, "Dec 31", "Jan  1", "Dec 31", "Jan  2")).toEqual([2023, 2024, 2023, 2024]);
  });
  it("puts a late December line into the year before, though the file begins in January", () => {
    expect(years(2026, "Jan  1", "Dec 31", "Dec 31", "Jan  1")).toEqual([2026, 2025, 2025, 2026]);
  });
  it("is not moved by a stray line of December in March", () => {
    expect(years(2026, "Mar 10", "Dec 31", "Mar 10", "Dec 31", "Mar 11")).toEqual([2026, 2025, 2026, 2025, 2026]);
  });
  it("takes a line for late at 181 days forward, and not at 180", () => {
    // 30 Jun is day 181 of 2023 and 1 Jan day 1.
    expect(years(2023, "Jan  1", "Jul  1", "Jan  1")).toEqual([2023, 2022, 2023]);
    expect(years(2023, "Jan  1", "Jun 30", "Jan  1")).toEqual([2023, 2023, 2023]);
  });
  it("finds its way back after a clock that began at 1 January", () => {
    expect(years(2023, "Aug  3", "Jan  1", "Aug  3", "Aug  4", "Dec 31", "Jan  1")).toEqual([
      2023, 2024, 2023, 2023, 2023, 2024,
    ]);
  });
  it("moves on with the second line after a silence of half a year", () => {
    expect(years(2023, "Jan  5", "Aug  1", "Aug  2", "Dec 31", "Jan  6")).toEqual([2023, 2022, 2023, 2023, 2024]);
  });
  it("keeps the year of a stamp that has one, and learns nothing from it", () => {
    expect(years(2023, "Dec 31", "2031-06-01", "Dec 31")).toEqual([2023, 2031, 2023]);
  });
});
