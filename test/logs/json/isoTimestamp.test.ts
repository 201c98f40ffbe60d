import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIsoTimestamp } from "../../../src/logs/json/formatIsoTimestamp";
import { isTimestampUs } from "../../../src/logs/json/isTimestampUs";
import { parseIsoTimestampUs } from "../../../src/logs/json/parseIsoTimestampUs";

describe("parseIsoTimestampUs(text)", () => {
  it.each([
    ["1970-01-01T00:00:00Z", 0],
    ["2024-03-01 09:30:00.5+01:00", 1_709_281_800_500_000],
    ["2024-03-01T09:30:00,123456789Z", 1_709_285_400_123_456],
    ["2024-03-01T09:30:00.1", 1_709_285_400_100_000],
    ["2024-03-01T09:30", 1_709_285_400_000_000],
    [" 2024-03-01 09:30:00 UTC ", 1_709_285_400_000_000],
  ])("reads %j", (text, us) => {
    expect(parseIsoTimestampUs(text)).toBe(us);
  });
  it.each(["", "1709285400", "2024-02-30T00:00:00Z", "2024-03-01", "2024-03-01T24:00:00Z", "1969-12-31T23:59:59Z"])(
    "is null for %j",
    (text) => {
      expect(parseIsoTimestampUs(text)).toBeNull();
    },
  );
});

describe("formatIsoTimestamp(timestampUs)", () => {
  it("writes milliseconds, and microseconds where they are needed", () => {
    expect(formatIsoTimestamp(0)).toBe("1970-01-01T00:00:00.000Z");
    expect(formatIsoTimestamp(1_709_281_800_500_007)).toBe("2024-03-01T08:30:00.500007Z");
    expect(formatIsoTimestamp(1_709_281_800_500_070)).toBe("2024-03-01T08:30:00.500070Z");
  });
  it("is read back, up to the year 2255 (property)", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (us) => {
        expect(parseIsoTimestampUs(formatIsoTimestamp(us))).toBe(us);
      }),
    );
  });
});

describe("isTimestampUs(timestampUs)", () => {
  it("asks for whole microseconds from 1970 to 2255", () => {
    for (const us of [0, 1_709_281_800_500_007, Number.MAX_SAFE_INTEGER]) expect(isTimestampUs(us)).toBe(true);
    for (const us of [-1, 0.5, NaN, Infinity, 2 ** 53]) expect(isTimestampUs(us)).toBe(false);
  });
});
