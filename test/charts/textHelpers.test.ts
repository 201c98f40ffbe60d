import { describe, expect, it } from "vitest";
import { bucketWidthMs } from "../../src/charts/bins/bucketWidthMs";
import { durationText } from "../../src/charts/text/durationText";
import { formatCount } from "../../src/charts/text/formatCount";
import { formatNumber } from "../../src/charts/text/formatNumber";
import { formatShare } from "../../src/charts/text/formatShare";
import { utcText } from "../../src/charts/text/utcText";
import { wrapWords } from "../../src/charts/text/wrapWords";

describe("formatCount(count)", () => {
  it("separates thousands", () => expect(formatCount(1234567)).toBe("1,234,567"));
});

describe("formatNumber(value)", () => {
  it("keeps four significant digits of a fraction", () => expect(formatNumber(0.613724)).toBe("0.6137"));
  it("keeps all digits of a whole number", () => expect(formatNumber(123456)).toBe("123,456"));
  it("writes the very small with an exponent", () => expect(formatNumber(0.0000062901)).toBe("6.29e-6"));
});

describe("formatShare(part, whole)", () => {
  it("rounds to what a reader needs", () => {
    expect([formatShare(41, 1000), formatShare(625, 1000), formatShare(996, 1000)]).toEqual([
      "4.1 %",
      "63 %",
      "99.6 %",
    ]);
  });
  it("never rounds a few to none nor most to all", () => {
    expect([formatShare(1, 1e6), formatShare(999999, 1e6)]).toEqual(["< 0.1 %", "> 99.9 %"]);
  });
  it("is 0 % of nothing and 100 % of all", () => {
    expect([formatShare(0, 0), formatShare(0, 5), formatShare(5, 5)]).toEqual(["0 %", "0 %", "100 %"]);
  });
});

describe("utcText(timestampMs, precision)", () => {
  it("writes UTC whatever the machine's zone", () => {
    const time = Date.UTC(2026, 0, 14, 3, 12, 9, 250);
    expect(utcText(time, "day")).toBe("2026-01-14");
    expect(utcText(time, "minute")).toBe("2026-01-14 03:12");
    expect(utcText(time, "millisecond")).toBe("2026-01-14 03:12:09.250");
  });
  it("refuses what is no date", () => {
    expect(() => utcText(NaN, "day")).toThrow("utcText: timestampMs must be within the years 0001 to 9999, got NaN");
  });
});

describe("durationText(durationMs)", () => {
  it("uses the largest whole unit", () => {
    expect([86_400_000, 3_600_000, 900_000, 90_000, 1].map(durationText)).toEqual([
      "day",
      "hour",
      "15 minutes",
      "90 seconds",
      "millisecond",
    ]);
  });
});

describe("bucketWidthMs(buckets)", () => {
  it("is the smallest step, for buckets in any order with gaps", () => {
    expect(bucketWidthMs([7200, 0, 3600, 36000].map((s) => ({ timestampMs: s * 1000 })))).toBe(3_600_000);
  });
  it("is an hour for one bucket", () => expect(bucketWidthMs([{ timestampMs: 5 }])).toBe(3_600_000));
});

describe("wrapWords(text, maxWidth)", () => {
  it("keeps a short text on one line", () => expect(wrapWords("one two", 40)).toEqual(["one two"]));
  it("breaks into even lines and loses no word", () => {
    const text = "at most one hundred alerts a day were looked at by three people in the first week";
    const lines = wrapWords(text, 30);
    expect(lines).toHaveLength(2);
    expect(lines.join(" ")).toBe(text);
  });
  it("keeps a number and its per cent sign together", () => {
    expect(wrapWords("aaaa 62 % bbbb", 3.5)).toEqual(["aaaa", "62 %", "bbbb"]);
  });
  it("gives a word that is too long a line of its own", () => {
    expect(wrapWords(`a ${"x".repeat(90)} b`, 10)).toEqual(["a", "x".repeat(90), "b"]);
  });
});
