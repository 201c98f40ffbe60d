import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { formatCsvRecord } from "../../../src/files/formatCsvRecord";
import { createRbaReader } from "../../../src/logs/rba/createRbaReader";
import { anyName } from "../hostileNames";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const HEADER =
  "index,Login Timestamp,User ID,Round-Trip Time [ms],IP Address,Country,Region,City,ASN,User Agent String," +
  "Browser Name and Version,OS Name and Version,Device Type,Login Successful,Is Attack IP,Is Account Takeover";
const AGENT = "Mozilla/5.0  (iPhone; CPU, like Mac OS X)";
const ROW: Record<string, string> = {
  index: "7",
  "Login Timestamp": "2020-02-03 12:43:30.772",
  "User ID": "-4324475583306591935",
  "Round-Trip Time [ms]": "",
  "IP Address": "10.0.65.171",
  Country: "NA",
  Region: "-",
  City: "Windhoek",
  ASN: "36992",
  "User Agent String": AGENT,
  "Browser Name and Version": "Firefox 20.0.0",
  "OS Name and Version": "iOS 13.4",
  "Device Type": "mobile",
  "Login Successful": "False",
  "Is Attack IP": "True",
  "Is Account Takeover": "False",
};

function read(lines: readonly string[]) {
  return verdictsOf((sink) => createRbaReader("rba.csv", sink), lines);
}

/** The record with these columns changed. */
function record(changes: Record<string, string>): string {
  return formatCsvRecord(HEADER.split(",").map((name) => changes[name] ?? ROW[name]!)).slice(0, -1);
}

/** The one event that is read from the record with these columns changed. */
function eventOf(changes: Record<string, string>) {
  const verdicts = read([HEADER, ...record(changes).split("\n")]);
  expect(verdicts.rejected).toEqual([]);
  expect(verdicts.events).toHaveLength(1);
  return eventsOf(verdicts)[0]!;
}

describe("createRbaReader(file, sink)", () => {
  it("reads a record, with all digits of the user's id and Namibia for NA", () => {
    expect(eventOf({})).toEqual({
      ...emptyEvent(),
      event_id: "7",
      timestampUs: Date.UTC(2020, 1, 3, 12, 43, 30, 772) * 1000,
      user: "-4324475583306591935",
      source_ip: "10.0.65.171",
      outcome: "failure",
      country: "NA",
      city: "Windhoek",
      asn: 36992,
      user_agent: AGENT,
      device: "mobile",
    });
  });

  it("reads True and False, and a time without a fraction", () => {
    expect(eventOf({ "Login Successful": "True", "Login Timestamp": "2020-02-03 12:43:30" })).toMatchObject({
      outcome: "success",
      timestampUs: Date.UTC(2020, 1, 3, 12, 43, 30) * 1000,
    });
  });

  it("takes nothing and - for null, and an unknown device too", () => {
    const nothing = { index: "", "User ID": "", "IP Address": "-", City: "-", ASN: "", "User Agent String": "" };
    expect(eventOf({ ...nothing, "Device Type": "unknown" })).toMatchObject({
      event_id: null,
      user: null,
      source_ip: null,
      city: null,
      asn: null,
      user_agent: null,
      device: null,
    });
    expect(eventOf({ City: "", Country: "XK", ASN: "x" })).toMatchObject({ city: null, country: "XK", asn: null });
  });

  it("does not let the answers into the event", () => {
    expect(eventOf({ "Is Attack IP": "False", "Is Account Takeover": "True" })).toEqual(eventOf({}));
  });

  it("finds the columns wherever they stand, and needs no index", () => {
    const names = HEADER.split(",").slice(1).reverse();
    const verdicts = read([names.join(","), formatCsvRecord(names.map((name) => ROW[name]!)).slice(0, -1)]);
    expect(eventsOf(verdicts)).toEqual([{ ...eventOf({}), event_id: null }]);
  });

  it("accounts for records over several lines, and says why one cannot be read", () => {
    const agent = "a\nb";
    const lines = [
      HEADER,
      ...record({ "User Agent String": agent }).split("\n"),
      "",
      record({ "Login Successful": "1" }),
    ];
    const verdicts = read([...lines, record({ "Login Timestamp": "never" }), "1,2"]);
    expect(verdicts.events).toMatchObject([{ line: 2, user_agent: agent }]);
    expect(accountOf(verdicts)).toEqual({
      accepted: 1,
      header: 1,
      "further line of a quoted field": 1,
      "blank line": 1,
      rejected: 3,
    });
    expect(verdicts.rejected.map(({ reason }) => reason)).toEqual([
      "Login Successful: expected True or False",
      "Login Timestamp: not a time from 1970 to 2255: expected ISO 8601",
      "expected 16 fields, got 2",
    ]);
  });

  it("throws when a column is missing, naming it", () => {
    expect(() => read(["", "index,User ID"])).toThrow(
      'rba.csv: line 2: no column "Login Timestamp"; the file has index, User ID',
    );
  });

  it("keeps a hostile name what it is, and changes nothing else (property)", () => {
    fc.assert(
      fc.property(anyName, (user) => {
        fc.pre(!user.includes("\r"));
        expect(eventOf({ "User ID": user })).toEqual({ ...eventOf({}), user });
      }),
    );
  });

  it("gives every line one verdict, and never throws after the header (property)", () => {
    const line = fc.oneof(
      fc.constant(record({})),
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom('"', ",", "a", "True", "2020-02-03 12:43:30"), { maxLength: 20 })
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const verdicts = read([HEADER, ...lines]);
        expect(judgedLines(verdicts)).toEqual([HEADER, ...lines].map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
