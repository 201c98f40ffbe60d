import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCsvRecord } from "../../../src/files/formatCsvRecord";
import { createCertReader } from "../../../src/logs/cert/createCertReader";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { anyName } from "../hostileNames";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const HEADER = "id,date,user,pc,activity";
const ROW = ["{A1B2-C3D4EF56-7890GHIJ}", "01/02/2010 06:49:00", "ABC0001", "PC-1000", "Logon"];

function read(lines: readonly string[]) {
  return verdictsOf((sink) => createCertReader("logon.csv", sink), [HEADER, ...lines]);
}

/** The one event that is read from a record. */
function eventOf(fields: readonly string[]) {
  const verdicts = read(formatCsvRecord(fields).slice(0, -1).split("\n"));
  expect(verdicts.rejected).toEqual([]);
  return eventsOf(verdicts)[0]!;
}

describe("createCertReader(file, sink)", () => {
  it("reads a sign-in, the month before the day", () => {
    expect(eventOf(ROW)).toEqual({
      ...emptyEvent(),
      event_id: "{A1B2-C3D4EF56-7890GHIJ}",
      timestampUs: Date.UTC(2010, 0, 2, 6, 49) * 1000,
      user: "ABC0001",
      outcome: "success",
      host: "PC-1000",
    });
  });

  it("reads a sign-out, and a user with a domain as it is", () => {
    const [id, date, , pc] = ROW as [string, string, string, string];
    expect(eventOf([id, date, "DTAA/ABC0001", pc, "Logoff"])).toMatchObject({ action: "logout", user: "DTAA/ABC0001" });
  });

  it("takes empty fields for null", () => {
    expect(eventOf(["", ROW[1]!, "", "", "Logon"])).toMatchObject({ event_id: null, user: null, host: null });
  });

  it("accounts for every line, and says why one cannot be read", () => {
    const verdicts = read([
      "",
      "{X},01/02/2010 07:00:00,ABC0001,PC-1000,Connect",
      "{X},13/02/2010 07:00:00,ABC0001,PC-1000,Logon",
      "{X},2010-01-02 07:00:00,ABC0001,PC-1000,Logon",
      "{X},01/02/2010 07:00:00,ABC0001,Logon",
    ]);
    expect(accountOf(verdicts)).toEqual({ accepted: 0, header: 1, "blank line": 1, "other activity": 1, rejected: 3 });
    expect(verdicts.rejected.map(({ reason }) => reason)).toEqual([
      "date: expected a time such as 01/31/2010 06:49:00",
      "date: expected a time such as 01/31/2010 06:49:00",
      "expected 5 fields, got 4",
    ]);
  });

  it("throws when a column is missing, naming it", () => {
    expect(() => verdictsOf((sink) => createCertReader("logon.csv", sink), ["id,date,user,activity"])).toThrow(
      'logon.csv: line 1: no column "pc"; the file has id, date, user, activity',
    );
  });

  it("keeps a hostile name what it is, and changes nothing else (property)", () => {
    fc.assert(
      fc.property(anyName, (user) => {
        fc.pre(!user.includes("\r"));
        const [id, date, , pc, activity] = ROW as [string, string, string, string, string];
        expect(eventOf([id, date, user, pc, activity])).toEqual({ ...eventOf(ROW), user });
      }),
    );
  });

  it("gives every line one verdict, and never throws after the header (property)", () => {
    const field = fc.constantFrom(...ROW, '"', "Logoff", "");
    const line = fc.oneof(
      fc.array(field, { minLength: 4, maxLength: 6 }).map((fields) => fields.join(",")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        expect(judgedLines(read(lines))).toEqual([HEADER, ...lines].map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
