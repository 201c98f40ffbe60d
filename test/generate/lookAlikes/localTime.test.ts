import { describe, expect, it } from "vitest";
import { localTime } from "../../../src/generate/lookAlikes/localTime";
import { createClock } from "../../../src/generate/organisation/createClock";

const startMs = Date.parse("2026-03-02T00:00:00Z");
const clockOf = (timeZone: string) => createClock(timeZone, startMs, 60);
const iso = (timeZone: string, day: number, hour: number) =>
  new Date(localTime(startMs, clockOf(timeZone), day, hour)).toISOString();

describe("localTime(startMs, clock, localDay, hour)", () => {
  it("is the moment at which the clock shows that hour, on either side of Greenwich", () => {
    expect(iso("Europe/Berlin", 0, 9.5)).toBe("2026-03-02T08:30:00.000Z");
    expect(iso("America/New_York", 0, 20)).toBe("2026-03-03T01:00:00.000Z");
    expect(iso("Asia/Kolkata", 1, 0)).toBe("2026-03-02T18:30:00.000Z");
  });
  it("knows the hours before and after a change of the clocks on that day", () => {
    // The clocks of New York went from 2 to 3 on 8 March, those of Berlin on 29 March.
    expect(iso("America/New_York", 6, 1.5)).toBe("2026-03-08T06:30:00.000Z");
    expect(iso("America/New_York", 6, 3.5)).toBe("2026-03-08T07:30:00.000Z");
    expect(iso("Europe/Berlin", 27, 1.5)).toBe("2026-03-29T00:30:00.000Z");
    expect(iso("Europe/Berlin", 27, 9)).toBe("2026-03-29T07:00:00.000Z");
    expect(iso("Europe/Berlin", 27, 24)).toBe("2026-03-29T22:00:00.000Z");
  });
  it("takes an hour that the clock skips as its neighbour", () => {
    expect(iso("Europe/Berlin", 27, 2.5)).toBe("2026-03-29T01:30:00.000Z");
    expect(iso("America/New_York", 6, 2.5)).toBe("2026-03-08T06:30:00.000Z");
  });
  it("is a whole millisecond", () => {
    expect(Number.isInteger(localTime(startMs, clockOf("Europe/Berlin"), 3, 100 / 7))).toBe(true);
  });
});
