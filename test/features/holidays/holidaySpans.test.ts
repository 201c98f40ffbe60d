import { describe, expect, it } from "vitest";
import { holidaySpans } from "../../../src/features/holidays/holidaySpans";
import { requireLazily } from "../../../src/files/requireLazily";

const MISSING = isInstalled() ? "" : " (skipped: date-holidays is not installed)";

function isInstalled(): boolean {
  try {
    return requireLazily.resolve("date-holidays") !== "";
  } catch {
    return false;
  }
}

/** When holidays start and end, in UTC. */
function startsOf(country: string, year: number): string[] | undefined {
  return holidaySpans(country, year)?.map(({ startUs }) => new Date(startUs / 1000).toISOString().slice(0, 16));
}

describe.skipIf(MISSING !== "")(`holidaySpans(country, year)${MISSING}`, () => {
  it("has the nine public holidays of all Germany, those that move with Easter too, on German clocks", () => {
    // Section 3 of each state's law; Easter Sunday of 2026 is 5 April. 2027's first begins an hour before that year.
    expect(startsOf("DE", 2026)).toEqual([
      ...["2025-12-31T23:00", "2026-04-02T22:00", "2026-04-05T22:00", "2026-04-30T22:00", "2026-05-13T22:00"],
      ...["2026-05-24T22:00", "2026-10-02T22:00", "2026-12-24T23:00", "2026-12-25T23:00", "2026-12-31T23:00"],
    ]);
  });
  it("has the day off where clocks are behind UTC: Thanksgiving, in New York", () => {
    expect(startsOf("US", 2026)).toContain("2026-11-26T05:00");
  });
  it("has the last day of the year before, where it is still a holiday in UTC", () => {
    expect(startsOf("JP", 2026)?.[0]).toBe("2025-12-31T15:00");
    expect(startsOf("JP", 2025)?.at(-1)).toBe("2025-12-31T15:00");
  });
  it("is a day long, an hour less or more where clocks change", () => {
    for (const { startUs, endUs } of holidaySpans("DE", 2026)!) expect((endUs - startUs) / 3_600e6).toBe(24);
  });
  it.each(["XX", "de", "Germany", "constructor"])("is null for %s, of which nothing is known", (country) => {
    expect(holidaySpans(country, 2026)).toBeNull();
  });
});
