import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSyslogHeader } from "../../../src/logs/sshd/parseSyslogHeader";
import { readFixedStamp } from "../../../src/logs/sshd/readFixedStamp";

describe("readFixedStamp", () => {
  it("reads the stamp of a classic syslog", () => {
    expect(readFixedStamp("Dec  1 06:55:46 gate sshd[24200]: hello")).toEqual({
      stamp: { year: null, month: 12, day: 1, hour: 6, minute: 55, second: 46, microsecond: 0, offsetMin: null },
      end: 16,
    });
  });

  it("reads a stamp of ISO 8601 with six decimals and an offset", () => {
    expect(readFixedStamp("2024-12-10T06:55:46.120456-03:30 gate")).toEqual({
      stamp: { year: 2024, month: 12, day: 10, hour: 6, minute: 55, second: 46, microsecond: 120456, offsetMin: -210 },
      end: 33,
    });
    expect(readFixedStamp("2024-12-10T06:55:46Z gate")?.stamp).toMatchObject({ microsecond: 0, offsetMin: 0 });
  });

  it.each([
    "", "Dec 10", "Dez 10 06:55:46 gate", "Dec 10 2024 06:55:46 gate", "Dec 10 06:55:46  gate", "ecD 10 06:55:46 gate",
    "2024-12-10 06:55:46 gate", "2024-12-10T06:55:46.123Z gate", "2024-12-10T06:55:46+0100 gate",
    "2024-12-10T06:55:46+24:00 gate", "<38>Dec 10 06:55:46 gate", "Dec 1x 06:55:46 gate",
  ])("leaves %j to others", (text) => expect(readFixedStamp(text)).toBeNull()); // prettier-ignore

  it("says the same as the regular expressions, which read the line with two spaces (property)", () => {
    const digit = fc.constantFrom(..."0123456789x ");
    const fixed = (text: string): fc.Arbitrary<string> =>
      fc.tuple(...[...text].map((sign) => (sign === "#" ? digit : fc.constant(sign)))).map((signs) => signs.join(""));
    const stamp = fc.oneof(
      fixed("Dec ## ##:##:##"),
      fixed("Feb  # ##:##:##"),
      fixed("20##-##-##T##:##:##.######+##:##"),
      fixed("20##-##-##T##:##:##Z"),
      fixed("20##-##-##T##:##:##.######-0#:##"),
    );
    let read = 0;
    fc.assert(
      fc.property(stamp, (text) => {
        if (readFixedStamp(`${text} gate`) === null) return;
        read++;
        expect(parseSyslogHeader(`${text} gate sshd[7]: hi`)).toEqual(parseSyslogHeader(`${text}  gate sshd[7]: hi`));
      }),
      { numRuns: 2000 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
