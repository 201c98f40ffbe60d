import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTimestamp } from "../../../src/logs/csv/parseTimestamp";
import { MAX_LINE_LENGTH } from "../../../src/logs/readLines";
import { judgedLines, readCsv } from "./readCsv";

const HEADER = "timestamp,user,source_ip,outcome";
const GOOD = "2024-03-01 09:30:00,bob,10.0.0.7,success";
const NOT_A_TIME = "not a time from 1970 to 2255: expected ISO 8601, or seconds, ms or µs since 1970";

/** What is read from one record of a file with these columns. */
function eventOf(record: string, header = HEADER) {
  const { events, rejected } = readCsv([header, record]);
  expect(rejected).toEqual([]);
  return events[0]!;
}

describe("createCsvReader(file, sink)", () => {
  it("reads one record as one event, with null for what the file does not have", () => {
    expect(readCsv([HEADER, GOOD])).toEqual({
      events: [
        {
          line: 2,
          event_id: null,
          timestampUs: 1_709_285_400_000_000,
          user: "bob",
          source_ip: "10.0.0.7",
          outcome: "success",
          failure_reason: null,
          action: "login",
          method: null,
          country: null,
          city: null,
          latitude: null,
          longitude: null,
          asn: null,
          user_agent: null,
          device: null,
          host: null,
          session_id: null,
        },
      ],
      rejected: [],
      ignored: [{ line: 1, kind: "header" }],
    });
  });

  it("reads a line of the RBA data set", () => {
    const header =
      "index,Login Timestamp,User ID,Round-Trip Time [ms],IP Address,Country,Region,City,ASN,User Agent String," +
      "Browser Name and Version,OS Name and Version,Device Type,Login Successful,Is Attack IP,Is Account Takeover";
    const record =
      '7,2020-02-03 12:43:30.772,-4324475583306591935,,10.0.65.171,NA,-,Windhoek,36992,"Mozilla/5.0  (iPhone; a, b)",' +
      "Firefox 20.0.0,iOS 13.4,mobile,False,True,False";
    expect(eventOf(record, header)).toMatchObject({
      timestampUs: parseTimestamp("2020-02-03T12:43:30.772Z"),
      user: "-4324475583306591935",
      source_ip: "10.0.65.171",
      country: "NA",
      city: "Windhoek",
      asn: 36992,
      user_agent: "Mozilla/5.0  (iPhone; a, b)",
      device: "mobile",
      outcome: "failure",
    });
  });

  it.each([
    "007",
    "1e5",
    "NULL",
    "null",
    "NA",
    "nan",
    "__proto__",
    "constructor",
    "true",
    " bob ",
    "5445253994546962491",
    "0x10",
    "🙂",
    "\u202egnp.exe",
    "a\0b",
    "=1+1",
    "\\N",
  ])("keeps the value %j as the text it is", (user) => {
    expect(eventOf(`2024-03-01 09:30:00,${user},${user},failure`)).toMatchObject({ user, source_ip: user });
  });

  it("reads an empty value as null, quoted or not", () => {
    expect(eventOf('2024-03-01 09:30:00,,"",failure')).toMatchObject({ user: null, source_ip: null });
  });

  it.each([
    ["success", "success"],
    ["TRUE", "success"],
    [" yes ", "success"],
    ["Accepted", "success"],
    ["failure", "failure"],
    ["False", "failure"],
    ["no", "failure"],
    ["DENY", "failure"],
  ])("reads the outcome %j as %s", (written, outcome) => {
    expect(eventOf(`2024-03-01 09:30:00,bob,10.0.0.7,${written}`).outcome).toBe(outcome);
  });

  it("reads numbers where they are numbers, and null where they are not", () => {
    const header = "time,user,result,latitude,longitude,asn,action";
    expect(eventOf("2024-03-01 09:30:00,bob,ok,52.52,-13.4,AS29492,mfa", header)).toMatchObject({
      latitude: 52.52,
      longitude: -13.4,
      asn: 29492,
      action: "mfa",
    });
    expect(eventOf("2024-03-01 09:30:00,bob,ok,unknown,,-,", header)).toMatchObject({
      latitude: null,
      longitude: null,
      asn: null,
      action: "login",
    });
  });

  it.each([
    ["semicolons", ";"],
    ["tabs", "\t"],
    ["bars", "|"],
  ])("reads a file with %s", (_, delimiter) => {
    const [header, record] = [HEADER, '2024-03-01 09:30:00,"b,x;b",10.0.0.7,success'].map((line) =>
      line.replace(/,(?!x)/g, delimiter),
    ) as [string, string];
    expect(eventOf(record, header)).toMatchObject({ user: "b,x;b", source_ip: "10.0.0.7" });
  });

  it("reads the columns that a mapping names", () => {
    const columns = new Map([
      ["timestamp", "when"],
      ["user", "__proto__"],
      ["outcome", "constructor"],
    ]);
    const { events } = readCsv(["constructor,__proto__,when", "ok,bob,1709285400"], columns);
    expect(events).toMatchObject([{ user: "bob", outcome: "success", timestampUs: 1_709_285_400_000_000 }]);
  });

  it("reads a quoted field over several lines as one record, blank lines within it included", () => {
    const verdicts = readCsv([HEADER, '2024-03-01 09:30:00,"bob', "", 'and ""co""",10.0.0.7,success', GOOD]);
    expect(verdicts.events).toMatchObject([
      { line: 2, user: 'bob\n\nand "co"' },
      { line: 5, user: "bob" },
    ]);
    expect(verdicts.ignored.slice(1)).toEqual([
      { line: 3, kind: "further line of a quoted field" },
      { line: 4, kind: "further line of a quoted field" },
    ]);
  });

  it("loses only one line to a stray quote when text follows the quote that would close it", () => {
    const stray = '2024-03-01 09:30:00,"bob,10.0.0.7,success';
    const quoted = '2024-03-01 09:30:00,"al, jr",10.0.0.7,success';
    for (const after of [[quoted, GOOD, quoted], [GOOD, stray, GOOD, quoted], [GOOD, GOOD, quoted, GOOD], []]) {
      const verdicts = readCsv([HEADER, stray, ...after]);
      const bad = 1 + after.filter((line) => line === stray).length;
      expect(verdicts.rejected).toHaveLength(bad);
      expect(verdicts.rejected[0]!.line).toBe(2);
      expect(verdicts.events).toHaveLength(1 + after.length - bad);
    }
  });

  it("takes a quote within a field that has none at its start for text", () => {
    expect(eventOf('2024-03-01 09:30:00,5" bob"s,10.0.0.7,success')).toMatchObject({ user: '5" bob"s' });
  });

  it("rejects the lines after a quote that the file never closes: the file may end within a name", () => {
    const verdicts = readCsv([HEADER, GOOD, '2024-03-01 09:30:00,"bob', GOOD, GOOD]);
    expect(verdicts.events.map(({ line }) => line)).toEqual([2]);
    expect(verdicts.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, "the quote never closes"],
      [4, "inside a quote that never closes"],
      [5, "inside a quote that never closes"],
    ]);
  });

  it.each([
    ["lines", Array<string>(150).fill(GOOD.replace("bob", "root"))],
    ["characters", ["x".repeat(40_000), GOOD.replace("bob", "root"), "x".repeat(40_000), GOOD.replace("bob", "root")]],
    ["characters in one line", [GOOD.replace("bob", "root"), "x".repeat(MAX_LINE_LENGTH - 1), GOOD]],
    ["lines, and another field that opens", [...Array<string>(101).fill("x"), 'x","', GOOD, GOOD]],
    ["lines with quotes and delimiters", Array<string>(150).fill('2024-03-01 09:30:00,""root"",10.0.0.7,success')],
  ])("reads no event out of a name of too many %s", (_, name) => {
    const lines = [HEADER, GOOD, '2024-03-01 09:31:00,"eve', ...name, 'eve",10.0.0.7,failure', GOOD];
    const verdicts = readCsv(lines);
    expect(verdicts.events.map(({ line, user }) => [line, user])).toEqual([
      [2, "bob"],
      [lines.length, "bob"],
    ]);
    expect(judgedLines(verdicts)).toEqual(lines.map((_line, index) => index + 1));
    expect(verdicts.rejected.map(({ reason }) => reason)).toEqual([
      "a quote opens here, and its field is too long",
      ...Array<string>(name.length + 1).fill("inside a quoted field that is too long"),
    ]);
  });

  it("reads no event out of a name with a line that was cut, or after it", () => {
    const forged = GOOD.replace("bob", "root");
    const cut = "x".repeat(MAX_LINE_LENGTH);
    const quoted = '2024-03-01 09:30:00,"al, jr",10.0.0.7,success';
    // The cut line may hide a closing quote or not; a name that begins with a line break closes nothing.
    for (const name of [
      [forged, cut, forged],
      [cut, forged, cut, forged],
      [cut, '2024-03-01 09:30:00,"', forged],
      [`${cut.slice(1)}"`, forged],
    ]) {
      const verdicts = readCsv([HEADER, '2024-03-01 09:30:00,"eve', ...name, quoted, GOOD]);
      expect(verdicts.events.map(({ user }) => user)).toEqual(["al, jr", "bob"]);
      expect(judgedLines(verdicts)).toHaveLength(name.length + 4);
    }
  });

  it("reads no event out of a record with too many fields", () => {
    const verdicts = readCsv([HEADER, `${GOOD},"x`, GOOD, 'x"', GOOD]);
    expect(verdicts.events.map(({ line }) => line)).toEqual([5]);
    expect(verdicts.rejected).toMatchObject([{ line: 2, reason: "expected 4 fields, got 5" }]);
    expect(verdicts.ignored.slice(1).map(({ line }) => line)).toEqual([3, 4]);
  });

  it("reads afresh from a line that cannot begin inside quotes, after a stray quote and 1,000 lines", () => {
    const stray = '2024-03-01 09:30:00,bob,"10.0.0.7,success';
    const quoted = '2024-03-01 09:30:00,"al, jr",10.0.0.7,success';
    const verdicts = readCsv([HEADER, stray, ...Array<string>(1000).fill(GOOD), quoted, GOOD]);
    expect(verdicts.events.map(({ line }) => line)).toEqual([1003, 1004]);
    expect(verdicts.rejected).toHaveLength(1001);
  });

  it("reads what a correct writer wrote, or rejects it, and nothing else, whatever the names (property)", () => {
    const forged = "2024-03-01 09:30:00,root,10.0.0.7,success";
    const part = fc.oneof(
      fc.constantFrom("\n", '"', '","', '",', ',"', `\n${forged}\n`, "eve", '"\n"', "x".repeat(MAX_LINE_LENGTH)),
      fc.constant(`\n${forged}`.repeat(120)),
    );
    const name = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), (names) => {
        const text = names
          .map((user) => `2024-03-01 09:30:00,"${user.replaceAll('"', '""')}",10.0.0.7,failure`)
          .join("\n");
        const lines = [HEADER, ...text.split("\n").map((line) => line.slice(0, MAX_LINE_LENGTH))];
        const verdicts = readCsv(lines);
        expect(verdicts.events.filter(({ outcome }) => outcome === "success")).toEqual([]);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });

  it("says what is wrong with a record, and where", () => {
    const { rejected } = readCsv([
      HEADER,
      "2024-03-01 09:30:00,bob,success",
      "2024-03-01 09:30:00,bob,10.0.0.7,success,extra",
      "yesterday,bob,10.0.0.7,success",
      "2024-03-01 09:30:00,bob,10.0.0.7,perhaps",
      '"2024-03-01"x,bob,10.0.0.7,success',
      '2024-03-01 09:30:00,bob,10.0.0.7,"success',
    ]);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "expected 4 fields, got 3"],
      [3, "expected 4 fields, got 5"],
      [4, `column "timestamp": ${NOT_A_TIME}`],
      [5, 'column "outcome": expected success or failure (or true/false, 1/0, …)'],
      [6, "its quotes do not match"],
      [7, "the quote never closes"],
    ]);
    expect(rejected[0]!.text).toBe("2024-03-01 09:30:00,bob,success");
  });

  it("names the column as the file does, without control characters", () => {
    const { rejected } = readCsv(
      ["user,log\u001bin time\u202e,result", "bob,never,ok"],
      new Map([["timestamp", "log\u001bin time\u202e"]]),
    );
    expect(rejected[0]!.reason).toBe(`column "log�in time�": ${NOT_A_TIME}`);
  });

  it("rejects a line that was cut for its length, and reads on where it is not cut within quotes", () => {
    const long = `2024-03-01 09:30:00,${"b".repeat(MAX_LINE_LENGTH)}`.slice(0, MAX_LINE_LENGTH);
    const quoted = '2024-03-01 09:30:00,"al, jr",10.0.0.7,success';
    const verdicts = readCsv([HEADER, long, GOOD, '2024-03-01 09:30:00,"bob', long, GOOD, quoted, GOOD]);
    expect(verdicts.rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "line is too long"],
      [4, "a quote opens here, and its field is too long"],
      [5, "line is too long"],
      [6, "may be inside a quoted field: an earlier line was cut"],
    ]);
    expect(verdicts.events.map(({ line }) => line)).toEqual([3, 7, 8]);
  });

  it("ignores blank lines, before the header too", () => {
    const verdicts = readCsv(["", "  ", HEADER, "", GOOD, ""]);
    expect(verdicts.events).toMatchObject([{ line: 5 }]);
    expect(verdicts.ignored.map(({ kind }) => kind)).toEqual([
      "blank line",
      "blank line",
      "header",
      "blank line",
      "blank line",
    ]);
  });

  it("gives no event for a file with a header only", () => {
    expect(readCsv([HEADER])).toEqual({ events: [], rejected: [], ignored: [{ line: 1, kind: "header" }] });
  });

  it("reads a header that is quoted over several lines, whatever its delimiter", () => {
    const verdicts = readCsv(
      ['"login', 'time";user;"out', 'come"', "2024-03-01 09:30:00;bob;success"],
      new Map([["timestamp", "login\ntime"]]),
    );
    expect(verdicts.events).toMatchObject([{ line: 4, user: "bob", outcome: "success" }]);
    expect(judgedLines(verdicts)).toEqual([1, 2, 3, 4]);
  });

  it("takes 1 for success in a column success, and in others only when the caller names the column", () => {
    const rows = ["2024-03-01 09:30:00,bob,1", "2024-03-01 09:31:00,bob,0"];
    const outcomes = (name: string, mapping?: Map<string, string>) =>
      readCsv([`time,user,${name}`, ...rows], mapping).events.map(({ outcome }) => outcome);
    expect(outcomes("success")).toEqual(["success", "failure"]);
    expect(outcomes("status")).toEqual([]);
    expect(outcomes("status", new Map([["outcome", "status"]]))).toEqual(["success", "failure"]);
    expect(readCsv(["time,user,status", ...rows]).rejected[0]).toMatchObject({
      line: 2,
      reason: 'column "status": 0 or 1 could mean either; if 1 is success, say so with --columns outcome=…',
    });
  });

  it("throws when the header lacks what every sign-in needs, naming the file, the line and what it has", () => {
    expect(() => readCsv(["", "when,who,result"])).toThrow(
      "log.csv: line 2: no column found for timestamp, user; the file has when, who, result; " +
        "name them with --columns timestamp=…,user=…",
    );
    expect(() => readCsv(["\u001b[2J"])).toThrow("the file has �[2J; name them with --columns");
    expect(() => readCsv([",time"])).toThrow("name them with --columns user=…,outcome=…");
  });

  it("throws when the quotes of the header do not match, and takes no later line for a header", () => {
    expect(() => readCsv(['"timestamp"x,user', HEADER])).toThrow(
      "log.csv: line 1: in the header, text follows a closing quote",
    );
    expect(() => readCsv(['timestamp,"user,outcome', GOOD])).toThrow(
      "log.csv: line 1: the header opens a quote and never closes it",
    );
  });

  it("throws when the header is too long for one", () => {
    expect(() => readCsv(["x".repeat(MAX_LINE_LENGTH), HEADER])).toThrow(
      "log.csv: line 1: the header is too long for a line of column names",
    );
  });

  it("gives every line one verdict and never throws after a good header (property)", () => {
    const piece = fc.constantFrom(
      '"',
      ",",
      "\n".slice(1),
      "2024-03-01 09:30:00",
      "success",
      "bob",
      ";",
      '""',
      "🙂",
      "\0",
    );
    const line = fc.oneof(
      fc.string().map((text) => text.replace(/[\r\n]/g, "")),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join("")),
      fc.constant(GOOD),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const verdicts = readCsv([HEADER, ...lines]);
        expect(judgedLines(verdicts)).toEqual(Array.from({ length: lines.length + 1 }, (_, index) => index + 1));
      }),
      { numRuns: 500 },
    );
  });

  it("reads good lines after any one bad line (property)", () => {
    const bad = fc.string({ unit: fc.constantFrom('"', ",", "a", "1") }).filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(bad, (text) => {
        const after = ['2024-03-01 09:30:00,"al",10.0.0.7,success', GOOD, GOOD];
        expect(readCsv([HEADER, text, ...after]).events).toHaveLength(3);
      }),
    );
  });
});
