import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDuoReader } from "../../../src/logs/duo/createDuoReader";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../anyName";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const RECORD = {
  timestamp: 1709285400 as number | string | null,
  isotimestamp: "2024-03-01T09:30:00.351346+00:00" as string | null,
  event_type: "authentication" as string | null,
  factor: "duo_push" as string | null,
  result: "success" as string | null,
  reason: "user_approved" as string | null,
  txid: "340a23e3",
  user: { name: "ada", key: "DU3", groups: [] },
  application: { key: "DIY", name: "Mail" } as object,
  access_device: {
    ip: "192.0.2.1",
    hostname: null,
    epkey: "EP18",
    browser: "Chrome",
    location: { city: "Ann Arbor", country: "United States", state: "Michigan" },
  } as object,
  auth_device: { ip: "198.51.100.66", name: "phone", location: { city: "Paris", country: "France" } },
};
const ADMIN = {
  action: "admin_login" as string | null,
  description:
    '{"ip_address": "192.0.2.9", "device": "123-456", "factor": "sms", "primary_auth_method": "Single Sign-On"}' as
      string | null,
  isotimestamp: "2024-03-01T09:30:00+00:00",
  timestamp: 1709285400,
  username: "Ada Lovelace",
};
const TIME = Date.UTC(2024, 2, 1, 9, 30) * 1000;

/** The one event that is read from this record. */
function eventOf(record: object) {
  const verdicts = verdictsOf(createDuoReader, [record]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}
const authentication = (changes: object) => eventOf({ ...RECORD, ...changes });
const accessFrom = (device: object) => authentication({ access_device: { ...RECORD.access_device, ...device } });
const adminEvent = (changes: object) => eventOf({ ...ADMIN, ...changes });

describe("createDuoReader(sink)", () => {
  it("reads an authentication from the device that signs in, never from the phone that approves", () => {
    expect(authentication({})).toEqual({
      event_id: "340a23e3",
      timestampUs: TIME + 351_346,
      user: "ada",
      source_ip: "192.0.2.1",
      outcome: "success",
      failure_reason: null,
      action: "mfa",
      method: "push",
      country: "US",
      city: "Ann Arbor",
      latitude: null,
      longitude: null,
      asn: null,
      user_agent: null,
      device: "EP18",
      host: "Mail",
      session_id: null,
    });
  });

  it.each([
    ["success", "success"],
    ["denied", "failure"],
    ["fraud", "failure"],
    ["failure", "failure"],
    ["error", "failure"],
    ["SUCCESS", "success"],
    ["FRAUD", "failure"],
  ])("reads the result %s as %s", (result, outcome) => {
    expect(authentication({ result }).outcome).toBe(outcome);
  });

  it.each([
    ["user_marked_fraud", "mfa denied"],
    ["user_cancelled", "mfa denied"],
    ["user_mistake", "mfa denied"],
    ["invalid_passcode", "mfa denied"],
    ["no_response", "mfa timeout"],
    ["no_keys_pressed", "mfa timeout"],
    ["call_timed_out", "mfa timeout"],
    ["locked_out", "account locked"],
    ["user_disabled", "account disabled"],
    ["anomalous_push", "blocked by policy"],
    ["out_of_date", "blocked by policy"],
    ["location_restricted", "blocked by policy"],
    ["error", null],
    ["a_new_reason", "a_new_reason"],
    ["constructor", "constructor"],
    [null, null],
  ])("reads the reason %s of a failure as %s", (reason, expected) => {
    expect(authentication({ result: "denied", reason }).failure_reason).toBe(expected);
    expect(authentication({ result: "success", reason }).failure_reason).toBeNull();
  });

  it.each([
    ["duo_push", "push"],
    ["verified_duo_push", "push"],
    ["phone_call", "phone call"],
    ["sms_passcode", "sms"],
    ["passcode", "totp"],
    ["duo_mobile_passcode", "totp"],
    ["hardware_token", "token"],
    ["yubikey_code", "token"],
    ["remembered_device", "token"],
    ["u2f_token", "publickey"],
    ["WebAuthn Chrome Touch ID", "publickey"],
    ["bypass_code", "bypass code"],
    ["trusted_network", null],
    ["not_available", null],
    ["a_new_factor", "a_new_factor"],
    [null, null],
  ])("reads the factor %s as %s", (factor, method) => {
    expect(authentication({ factor }).method).toBe(method);
  });

  it.each([
    ["192.0.2.1:4321", "192.0.2.1"],
    ["[2001:db8::1]:4321", "2001:db8::1"],
    ["2001:db8::1", "2001:db8::1"],
    ["2001:db8::1:4321", "2001:db8::1:4321"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["0.0.0.0", null],
    ["", null],
    [null, null],
  ])("reads the address %j as %j", (ip, expected) => {
    expect(accessFrom({ ip }).source_ip).toBe(expected);
  });

  it("takes what stands for no place for null, and a host name where the device has no key", () => {
    expect(accessFrom({ location: { city: "-", country: "-" } })).toMatchObject({ city: null, country: null });
    expect(accessFrom({ epkey: null, hostname: "pilot" }).device).toBe("pilot");
  });

  it.each([
    [{ isotimestamp: null, timestamp: 1709285400 }, TIME],
    [{ isotimestamp: "2024-03-01T09: 30: 00+00: 00", timestamp: 1709285400 }, TIME],
    [{ isotimestamp: null, timestamp: "1709285400" }, TIME],
    [{ isotimestamp: null, timestamp: 1709285400250 }, TIME + 250_000],
    [{ isotimestamp: null, timestamp: "2024-03-01 09:30:00" }, TIME],
    [{ isotimestamp: "2024-03-01 10:30:00+01:00", timestamp: null }, TIME],
  ])("reads the time of %j", (changes, us) => {
    expect(authentication(changes).timestampUs).toBe(us);
  });

  it("is null wherever the record has null, or nothing", () => {
    const record = { event_type: "authentication", result: "denied", timestamp: 1709285400, access_device: null };
    expect(eventOf(record)).toEqual({ ...emptyEvent(), timestampUs: TIME, action: "mfa" });
  });

  it("reads a sign-in to the Admin Panel from the administrator log, though it stands there as a text of JSON", () => {
    expect(adminEvent({})).toEqual({
      ...emptyEvent(),
      timestampUs: TIME,
      user: "Ada Lovelace",
      source_ip: "192.0.2.9",
      outcome: "success",
      action: "login",
      method: "token",
    });
    const wrong = { action: "admin_login_error", description: '{"primary_auth_method": "Password"}' };
    expect(adminEvent(wrong)).toMatchObject({ action: "login", outcome: "failure", method: "password" });
    const error = "Login request reported as fraudulent.";
    const fraud = { action: "admin_2fa_error", description: JSON.stringify({ factor: "push", error }) };
    expect(adminEvent(fraud)).toMatchObject({
      action: "mfa",
      outcome: "failure",
      method: "push",
      failure_reason: "mfa denied",
    });
  });

  it.each([null, "Signed in.", "[]", '"x"', "{", '{"ip_address": {}}'])(
    "reads a sign-in to the Admin Panel that is described as %j",
    (description) => {
      const expected = { ...emptyEvent(), timestampUs: TIME, user: "Ada Lovelace", outcome: "success" };
      expect(adminEvent({ description })).toEqual(expected);
    },
  );

  it.each([
    [{ ...RECORD, event_type: "enrollment", isotimestamp: null, timestamp: null }, "enrollment"],
    [{ ...RECORD, event_type: "something else" }, "other event"],
    [{ ...ADMIN, action: "admin_lockout" }, "account locked"],
    [{ ...ADMIN, action: "user_update", isotimestamp: "redacted" }, "administrator action"],
    [{ ...ADMIN, action: "__proto__" }, "administrator action"],
    ["", "blank line"],
  ])("ignores %j as %s", (record, kind) => {
    expect(verdictsOf(createDuoReader, [record]).ignored).toEqual([{ line: 1, kind }]);
  });

  it("says why a record cannot be read", () => {
    const noTime = { isotimestamp: "redacted", timestamp: "redacted" };
    const lines = [
      { ...RECORD, event_type: null },
      { ...RECORD, result: "maybe" },
      { ...RECORD, result: null },
      { ...RECORD, ...noTime },
      { ...RECORD, isotimestamp: null, timestamp: -1 },
      { ...ADMIN, ...noTime },
      "{",
      "[]",
    ];
    const time = "isotimestamp or timestamp: not a time from 1970 to 2255: expected ISO 8601 or seconds";
    expect(verdictsOf(createDuoReader, lines).rejected).toEqual([
      { line: 1, reason: "event_type is missing: it is no record of Duo's authentication log" },
      { line: 2, reason: "result: expected success, denied, fraud, failure or error" },
      { line: 3, reason: "result: expected success, denied, fraud, failure or error" },
      { line: 4, reason: time },
      { line: 5, reason: time },
      { line: 6, reason: time },
      { line: 7, reason: "not JSON" },
      { line: 8, reason: "not a JSON object" },
    ]);
  });

  it("takes a name as it is, and nothing else from it (property)", () => {
    const plain = authentication({});
    const admin = adminEvent({});
    fc.assert(
      fc.property(anyName, (user) => {
        expect(authentication({ user: { name: user }, alias: user, email: user })).toEqual({ ...plain, user });
        expect(adminEvent({ username: user, object: user })).toEqual({ ...admin, user });
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      ...["event_type", "result", "reason", "factor", "timestamp", "isotimestamp", "user", "name", "access_device"],
      ...["ip", "location", "country", "city", "action", "description", "username", "__proto__"],
    ];
    const values = [
      ...["authentication", "success", "denied", "duo_push", "admin_login", '{"ip_address":"192.0.2.1"}', "{"],
      ...[1709285400, 1e300, -0.5, "2024-03-01 09:30:00", "192.0.2.1:22", null],
    ];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createDuoReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
        for (const { timestampUs } of verdicts.events) expect(Number.isSafeInteger(timestampUs)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
