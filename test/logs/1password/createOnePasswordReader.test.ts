import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createOnePasswordReader } from "../../../src/logs/1password/createOnePasswordReader";
import { isOnePasswordRecord } from "../../../src/logs/1password/isOnePasswordRecord";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../hostileNames";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const US = Date.UTC(2024, 2, 1, 9, 30) * 1000;
const RECORD = {
  uuid: "A-1",
  session_uuid: "S-1",
  timestamp: "2024-03-01T09:30:00Z",
  category: "success",
  type: "credentials_ok",
  country: "FR",
  target_user: { uuid: "U-1", name: "Ada", email: "ada@example.com", type: "user" },
  client: {
    app_name: "1Password Browser Extension",
    app_version: "20184",
    platform_name: "Chrome",
    os_name: "MacOSX",
    ip_address: "192.0.2.1",
  },
  location: { country: "FR", region: "Île-de-France", city: "Paris", latitude: 48.85, longitude: 2.35 },
  account_uuid: "B-1",
};

/** The one event that is read from the record with these changes. */
function eventOf(changes: object) {
  const verdicts = verdictsOf(createOnePasswordReader, [{ ...RECORD, ...changes }]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

describe("createOnePasswordReader(sink)", () => {
  it("reads a sign-in", () => {
    expect(eventOf({})).toEqual({
      event_id: "A-1",
      timestampUs: US,
      user: "ada@example.com",
      source_ip: "192.0.2.1",
      outcome: "success",
      failure_reason: null,
      action: "login",
      method: null,
      country: "FR",
      city: "Paris",
      latitude: 48.85,
      longitude: 2.35,
      asn: null,
      user_agent: "1Password Browser Extension",
      device: "Chrome",
      host: null,
      session_id: "S-1",
    });
  });

  it.each([
    ["success", "mfa_ok", "login", "success", null, null],
    ["firewall_reported_success", "country_blocked", "login", "success", null, null],
    ["credentials_failed", "password_secret_bad", "login", "failure", "password", "bad password"],
    ["credentials_failed", "platform_secret_bad", "login", "failure", null, "bad credentials"],
    ["credentials_failed", "something new", "login", "failure", null, "bad credentials"],
    ["mfa_failed", "totp_bad", "mfa", "failure", "totp", "mfa denied"],
    ["mfa_failed", "totp_timeout", "mfa", "failure", "totp", "mfa timeout"],
    ["mfa_failed", "u2f_timout", "mfa", "failure", "publickey", "mfa timeout"],
    ["mfa_failed", "duo_native_bad", "mfa", "failure", "duo", "mfa denied"],
    ["mfa_failed", "totp_disabled", "mfa", "failure", "totp", "mfa method disabled"],
    ["mfa_failed", "mfa_missing", "mfa", "failure", null, "mfa required"],
    ["mfa_failed", "something new", "mfa", "failure", null, null],
    ["sso_failed", "sso_user_mismatch", "login", "failure", "token", "bad credentials"],
    ["sso_failed", "non_sso_user", "login", "failure", "token", "not allowed"],
    ["firewall_failed", "continent_blocked", "login", "failure", null, "blocked by policy"],
    ["modern_version_failed", "modern_version_old", "login", "failure", null, "client too old"],
  ])("reads category %s and type %s", (category, type, action, outcome, method, failure_reason) => {
    expect(eventOf({ category, type })).toMatchObject({ action, outcome, method, failure_reason });
  });

  it.each([
    ["2021-12-03 19:52:52", Date.UTC(2021, 11, 3, 19, 52, 52) * 1000],
    ["2020-06-11T16:32:50-03:00", Date.UTC(2020, 5, 11, 19, 32, 50) * 1000],
    ["2024-03-01T09:30:00.123456789Z", US + 123_456],
  ])("reads the time %s", (timestamp, timestampUs) => {
    expect(eventOf({ timestamp }).timestampUs).toBe(timestampUs);
  });

  it("reads a country by its name, and none that it does not know", () => {
    expect(eventOf({ country: "France", location: null }).country).toBe("FR");
    expect(eventOf({ country: "Utopia", location: null }).country).toBeNull();
  });

  it("takes the id of a user who has no address", () => {
    expect(eventOf({ target_user: { uuid: "U-1" } }).user).toBe("U-1");
  });

  it("is null wherever the record has null, or nothing", () => {
    const verdicts = verdictsOf(createOnePasswordReader, [
      { timestamp: RECORD.timestamp, category: "success", type: null, target_user: null, client: null },
    ]);
    expect(eventsOf(verdicts)).toEqual([{ ...emptyEvent(), timestampUs: US, outcome: "success" }]);
  });

  it("ignores item usages and audit events, and says why a record cannot be read", () => {
    const verdicts = verdictsOf(createOnePasswordReader, [
      { uuid: "I-1", timestamp: RECORD.timestamp, action: "reveal", user: {}, item_uuid: "x" },
      { uuid: "E-1", timestamp: RECORD.timestamp, action: "join", object_type: "user" },
      "",
      { ...RECORD, category: "perhaps" },
      { ...RECORD, category: undefined },
      { ...RECORD, timestamp: "yesterday" },
    ]);
    expect(verdicts.ignored.map(({ kind }) => kind)).toEqual(["other event", "other event", "blank line"]);
    expect(verdicts.rejected).toEqual([
      { line: 4, reason: "category: expected success, credentials_failed, mfa_failed, …" },
      { line: 5, reason: "category: expected success, credentials_failed, mfa_failed, …" },
      { line: 6, reason: "timestamp: not a time from 1970 to 2255: expected ISO 8601" },
    ]);
  });

  it("keeps a hostile name what it is, and changes nothing else (property)", () => {
    fc.assert(
      fc.property(anyName, (email) => {
        expect(eventOf({ target_user: { email } })).toEqual({ ...eventOf({}), user: email });
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      "category",
      "type",
      "timestamp",
      "target_user",
      "email",
      "client",
      "ip_address",
      "location",
      "country",
    ];
    const values = ["success", "mfa_failed", "totp_bad", "2024-03-01T09:30:00Z", "France", null];
    fc.assert(
      fc.property(fc.array(anyJsonLine([...keys, "__proto__"], values), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createOnePasswordReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isOnePasswordRecord(record)", () => {
  it("asks for a category, a type, a user who was aimed at, and a client", () => {
    expect(isOnePasswordRecord(RECORD)).toBe(true);
    for (const key of ["category", "type", "target_user", "client"]) {
      expect(isOnePasswordRecord({ ...RECORD, [key]: null })).toBe(false);
    }
  });
});
