import { describe, expect, it } from "vitest";
import { isoMicroseconds } from "../../../src/logs/json/isoMicroseconds";

describe("isoMicroseconds(timestampUs)", () => {
  it.each([
    [0, "1970-01-01T00:00:00.000000"],
    // date -u -d 2026-03-02T08:12:45Z +%s is 1772439165
    [1772439165123000, "2026-03-02T08:12:45.123000"],
    [1772439165123007, "2026-03-02T08:12:45.123007"],
    [7258118399999999, "2199-12-31T23:59:59.999999"],
  ])("always writes six digits: %d is %s", (us, text) => {
    expect(isoMicroseconds(us)).toBe(text);
  });
  it.each([-1, 0.5, NaN, Infinity, 7258118400000000])("is null for %d", (us) => {
    expect(isoMicroseconds(us)).toBeNull();
  });
});
