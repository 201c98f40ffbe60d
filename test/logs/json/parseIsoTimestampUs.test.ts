import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIsoTimestampUs } from "../../../src/logs/json/parseIsoTimestampUs";

describe("parseIsoTimestampUs", () => {
  it.each([
    ["2024-03-01T08:30:00Z", 1709281800000000],
    ["2024-03-01T08:30:00.5Z", 1709281800500000],
    ["2024-03-01T08:30:00.500007Z", 1709281800500007],
    ["2024-03-01T08:30:00.5000079Z", 1709281800500007],
    ["2024-03-01 09:30:00.5+01:00", 1709281800500000],
    ["2024-02-29T23:59:60Z", 1709251200000000],
  ])("%s is %i", (text, us) => expect(parseIsoTimestampUs(text)).toBe(us));

  it.each([
    "2023-02-29T00:00:00Z", "2024-03-01T24:00:00Z", "2024-03-01T08:60:00Z", "2024-03-01T08:30:61Z", "2024-03-01T08:30:00.Z",
    "2024-13-01T08:30:00Z", "2024-03-01T08:30:00.1234567890Z", "1969-12-31T23:59:59Z", "2300-01-01T00:00:00Z", "2024x03-01T08:30:00Z",
  ])("%s is no time that is read", (text) => expect(parseIsoTimestampUs(text)).toBeNull()); // prettier-ignore

  it("reads the usual form as the other ones, of which a small z is one (property)", () => {
    const digits = (count: number): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom(..."000011112222334x"), minLength: count, maxLength: count });
    const parts = fc.tuple(
      fc.constantFrom("19", "20", "22"), digits(2), digits(2), digits(2), digits(2), digits(2), digits(2),
      fc.oneof(fc.constant(""), fc.integer({ min: 1, max: 9 }).chain(digits).map((text) => `.${text}`)),
    ); // prettier-ignore
    let read = 0;
    fc.assert(
      fc.property(parts, ([century, year, month, day, hour, minute, second, fraction]) => {
        const text = `${century}${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}`;
        const us = parseIsoTimestampUs(`${text}Z`);
        expect(us).toBe(parseIsoTimestampUs(`${text}z`));
        if (us !== null) read++;
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(20);
  });
});
