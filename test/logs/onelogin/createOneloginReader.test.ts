import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createOneloginReader } from "../../../src/logs/onelogin/createOneloginReader";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../anyName";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const RECORD = {
  uuid: "9d224e9b",
  account_id: 22348,
  event_timestamp: "2026-06-02 10:40:17 UTC",
  event_type_id: 5 as number | string,
  user_id: 31810542,
  user_name: "Ada Lovelace" as string | null,
  actor_user_id: 31810542,
  actor_user_name: "Ada Lovelace",
  ipaddr: "192.0.2.1" as string | null,
  app_name: null as string | null,
};

/** The one event that is read from the record with these changes. */
function eventOf(changes: object) {
  const verdicts = verdictsOf(createOneloginReader, [{ ...RECORD, ...changes }]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

describe("createOneloginReader(sink)", () => {
  it("reads a sign-in to OneLogin", () => {
    expect(eventOf({})).toEqual({
      ...emptyEvent(),
      event_id: "9d224e9b",
      timestampUs: Date.UTC(2026, 5, 2, 10, 40, 17) * 1000,
      user: "Ada Lovelace",
      source_ip: "192.0.2.1",
      outcome: "success",
      action: "login",
    });
  });

  it.each([
    [5, "login", "success", null],
    [6, "login", "failure", null],
    [68, "login", "success", null],
    [69, "login", "failure", null],
    [122, "login", "success", null],
    [123, "login", "failure", null],
    [129, "login", "failure", "password"],
    [130, "login", "success", "password"],
    [140, "login", "success", "token"],
    [141, "login", "failure", "token"],
    [153, "login", "success", null],
    [154, "login", "failure", null],
    [527, "mfa", "failure", null],
    [528, "mfa", "success", null],
    [7, "logout", "success", null],
    [516, "logout", "success", null],
    [11, "password_change", "success", null],
  ])("reads type %i as %s, %s, by %s, the number written as text or not", (type, action, outcome, method) => {
    const expected = { action, outcome, method, failure_reason: null };
    expect(eventOf({ event_type_id: type })).toMatchObject(expected);
    expect(eventOf({ event_type_id: String(type) })).toMatchObject(expected);
  });

  it.each([
    [8, "application opened in a session"],
    [90, "application opened in a session"],
    [19, "account locked"],
    [531, "account locked"],
    [13, "other event"],
    ["constructor", "other event"],
  ])("ignores type %s as %s, with or without a time", (event_type_id, kind) => {
    const lines = [{ ...RECORD, event_type_id }, { event_type_id }];
    expect(verdictsOf(createOneloginReader, lines).ignored).toEqual([
      { line: 1, kind },
      { line: 2, kind },
    ]);
  });

  it("reads what the API gives and what a broadcaster writes for a SIEM alike", () => {
    const rest = { event_type_id: 6, user_id: 7, user_name: "Ada", ipaddr: "192.0.2.1", app_name: "Mail" };
    const lines = [
      { id: 555, created_at: "2026-06-02T10:40:17.250Z", ...rest },
      { event: { create: { _id: "x" }, uuid: "555", event_timestamp: "2026-06-02 16:10:17.25+0530", ...rest } },
    ];
    const [api, siem] = eventsOf(verdictsOf(createOneloginReader, lines));
    expect(api).toMatchObject({
      event_id: "555",
      timestampUs: Date.UTC(2026, 5, 2, 10, 40, 17, 250) * 1000,
      host: "Mail",
    });
    expect(siem).toEqual(api);
  });

  it("names the user by number where there is no name, and nobody where there is neither", () => {
    expect(eventOf({ user_name: null }).user).toBe("31810542");
    expect(eventOf({ user_name: "", user_id: null }).user).toBeNull();
  });

  it("is null wherever the record has null, or nothing", () => {
    const lines = [{ event_type_id: 6, created_at: "2026-06-02T10:40:17Z", ipaddr: null }];
    const timestampUs = Date.UTC(2026, 5, 2, 10, 40, 17) * 1000;
    expect(eventsOf(verdictsOf(createOneloginReader, lines))).toEqual([{ ...emptyEvent(), timestampUs }]);
  });

  it("says why a record cannot be read", () => {
    const lines = [{ ...RECORD, event_type_id: null }, { ...RECORD, event_timestamp: "soon" }, "{", "[]", " "];
    const verdicts = verdictsOf(createOneloginReader, lines);
    expect(verdicts.rejected).toEqual([
      { line: 1, reason: "event_type_id is missing: it is no event of OneLogin" },
      { line: 2, reason: "event_timestamp or created_at: not a time from 1970 to 2255: expected ISO 8601" },
      { line: 3, reason: "not JSON" },
      { line: 4, reason: "not a JSON object" },
    ]);
    expect(verdicts.ignored).toEqual([{ line: 5, kind: "blank line" }]);
  });

  it("takes a name as it is, and nothing else from it (property)", () => {
    const plain = eventOf({ user_name: "ada" });
    fc.assert(
      fc.property(anyName, (user) => {
        expect(eventOf({ user_name: user, actor_user_name: user, notes: user })).toEqual({ ...plain, user });
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      "event",
      "event_type_id",
      "event_timestamp",
      "created_at",
      "user_name",
      "user_id",
      "ipaddr",
      "__proto__",
    ];
    const values = [5, "6", 7, 8, "2026-06-02 10:40:17 UTC", "192.0.2.1", null];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createOneloginReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
