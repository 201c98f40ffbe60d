import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTimeZone } from "../../../../src/logs/time/createTimeZone";
import { createWindowsCsvReader } from "../../../../src/logs/windows/csv/createWindowsCsvReader";
import { accountOf, judgedLines, verdictsOf } from "../../verdictsOf";
import { asCsv, CSV_HEADER, failedSignIn, signIn } from "../eventSpellings";

const read = (...lines: string[]) => verdictsOf(createWindowsCsvReader, [CSV_HEADER, ...lines]);
const timeIn = (time: string, zone = "UTC") => {
  const timezone = createTimeZone(zone);
  const lines = [CSV_HEADER, ...asCsv(signIn(), time)];
  const { events, rejected } = verdictsOf((sink) => createWindowsCsvReader(sink, { timezone }), lines);
  return events.length > 0 ? new Date(events[0]!.timestampUs / 1000).toISOString() : rejected[0]!.reason;
};
const OTHER = asCsv({ id: 4672, data: {}, message: 'Special privileges.\n\nPrivileges:\t"Se"\n\t\tSe' });
const NO_TIME =
  "Date and Time: not a time from 1970 to 2255: expected the American spelling, such as 6/10/2020 2:51:03 AM";

describe("createWindowsCsvReader(sink, context)", () => {
  it("reads records over many lines: the first has the verdict", () => {
    const [first, second] = [asCsv(signIn("ada")), asCsv(failedSignIn("bob"))];
    const verdicts = read(...first, ...OTHER, "", ...second);
    expect(verdicts.events.map(({ line, user }) => [line, user])).toEqual([
      [2, "ada"],
      [2 + first.length + OTHER.length + 1, "bob"],
    ]);
    const further = first.length + OTHER.length + second.length - 3;
    expect(accountOf(verdicts)).toEqual({
      ...{ accepted: 2, "other event": 1, header: 1, "blank line": 1, "further line of an event": further },
    });
  });
  it("reads the text file with tabs, and columns that other exports add", () => {
    const tabs = [CSV_HEADER, ...asCsv(signIn())].map((line, n) => (n < 2 ? line.replaceAll(",", "\t") : line));
    expect(verdictsOf(createWindowsCsvReader, tabs).events).toHaveLength(1);
    const [first, ...rest] = asCsv(signIn());
    const lines = [`Computer,Log,${CSV_HEADER},Message`, `pc7,Security,${first}`, ...rest];
    expect(verdictsOf(createWindowsCsvReader, lines).events).toMatchObject([{ host: "pc7" }]);
  });
  it("knows the provider as the Event Viewer shows it, and ignores others", () => {
    const from = (source: string) =>
      accountOf(read(...asCsv(signIn()).map((line) => line.replace("Microsoft-Windows-Security-Auditing", source))));
    expect(from("Microsoft Windows security auditing.")).toMatchObject({ accepted: 1 });
    expect(from("Application Error")).toMatchObject({ accepted: 0, "other channel": 1 });
  });
  it.each([
    ["3/1/2024 9:30:00 AM", "UTC", "2024-03-01T09:30:00.000Z"],
    ["3/1/2024 9:30:00 PM", "UTC", "2024-03-01T21:30:00.000Z"],
    ["12/31/2024 12:00:00 AM", "UTC", "2024-12-31T00:00:00.000Z"],
    ["3/1/2024 9:30:00 AM", "America/New_York", "2024-03-01T14:30:00.000Z"],
    ["7/1/2024 9:30:00 AM", "America/New_York", "2024-07-01T13:30:00.000Z"],
    ["2024-03-01 09:30:00", "Europe/Berlin", "2024-03-01T08:30:00.000Z"],
  ])("reads %s in %s as %s", (time, zone, expected) => {
    expect(timeIn(time, zone)).toBe(expected);
  });
  it.each(["3/1/2024 9:30:00", "01.03.2024 09:30:00", "13/1/2024 9:30:00 AM", "3-4-2011 18:14:52", "soon"])(
    "rejects %s: month and day could be told apart by nobody, or there is no such time",
    (time) => {
      expect(timeIn(time)).toBe(NO_TIME);
    },
  );
  it.each<[string, string[], string]>([
    ["a record with too few fields", ["Audit Success,3/1/2024 9:30:00 AM"], "expected 6 fields, got 2"],
    ["a record without a number", ["a,b,c,d,e,f"], "Event ID: expected a number"],
    ["text after a closing quote", ['a,b,c,4624,e,"f"g', "x"], "its quotes do not match"],
    ["a line that was cut", ["x".repeat(65_536)], "line is too long"],
    [
      "a record without what the status says",
      ["a,3/1/2024 9:30:00 AM,Microsoft-Windows-Security-Auditing,4768,e,f"],
      "event 4768: no Status",
    ],
  ])("rejects %s", (_name, lines, reason) => {
    const verdicts = read(...lines, ...asCsv(signIn()));
    expect(verdicts.rejected[0]).toEqual({ line: 2, reason });
    expect(verdicts.events).toHaveLength(1);
    expect(judgedLines(verdicts)).toHaveLength(1 + lines.length + asCsv(signIn()).length);
  });
  it("rejects a record whose quote never closes, and the lines that may be inside", () => {
    const verdicts = read('a,b,c,4624,e,"f', "g");
    expect(verdicts.rejected.map(({ reason }) => reason)).toEqual([
      "the quote never closes",
      "inside a quote that never closes",
    ]);
  });
  it("reads no event out of a message of more lines than any has, and reads on after it", () => {
    const name = Array.from({ length: 300 }, () => "Audit Success,3/1/2024 9:30:00 AM,x,4624,Logon,forged");
    const forged = asCsv(signIn("root")).map((line) => line.replaceAll('"', '""'));
    for (const inside of [name, [...name.slice(100), ...forged], [...forged, ...name]]) {
      const verdicts = read('a,b,c,4624,e,"f', ...inside, 'f"', ...asCsv(signIn("ada")));
      expect(verdicts.events.map(({ user }) => user)).toEqual(["ada"]);
      expect(verdicts.rejected).toHaveLength(inside.length + 2);
    }
  });
  it("rejects what comes before a header", () => {
    const reason = "no header: expected Date and Time, Source and Event ID among the names";
    const verdicts = verdictsOf(createWindowsCsvReader, ["x", "", CSV_HEADER, ...asCsv(signIn())]);
    expect(verdicts.rejected).toEqual([{ line: 1, reason }]);
    expect(verdicts.events).toHaveLength(1);
  });
  it("never throws, and judges each line once, whatever stands there (property)", () => {
    const unit = fc.constantFrom('"', ",", "\t", ":", "4624", "Account Name", "New Logon:", "ada", " ");
    const line = fc.oneof(fc.string({ unit, maxLength: 12 }), fc.constantFrom(...asCsv(signIn()), "", CSV_HEADER));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        expect(judgedLines(read(...lines))).toEqual([...lines, ""].map((_, index) => index + 1));
      }),
      { numRuns: 500 },
    );
  });
});
