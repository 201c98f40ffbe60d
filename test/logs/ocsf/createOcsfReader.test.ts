import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createOcsfReader } from "../../../src/logs/ocsf/createOcsfReader";
import { isOcsfRecord } from "../../../src/logs/ocsf/isOcsfRecord";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../hostileNames";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const MS = Date.UTC(2024, 2, 1, 9, 30, 0, 250);
const RECORD = {
  class_uid: 3002,
  category_uid: 3,
  type_uid: 300201,
  activity_id: 1 as number | undefined,
  severity_id: 1,
  status_id: 1,
  time: MS,
  metadata: { uid: "m-1", version: "1.4.0" },
  user: { name: "ada", uid: "7" },
  src_endpoint: {
    ip: "::ffff:192.0.2.1",
    hostname: "laptop-7",
    location: { city: "Paris", country: "FR", coordinates: [2.35, 48.85] },
    autonomous_system: { number: 3215 },
  },
  dst_endpoint: { hostname: "dc1", ip: "198.51.100.1" },
  http_request: { user_agent: "Mozilla/5.0" },
  session: { uid: "s-1" },
  auth_protocol: "NTLM",
  auth_protocol_id: 1,
  is_mfa: false,
};

/** The one event that is read from the record with these changes. */
function eventOf(changes: object) {
  const verdicts = verdictsOf(createOcsfReader, [{ ...RECORD, ...changes }]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

function ignoredAs(changes: object): string | undefined {
  return verdictsOf(createOcsfReader, [{ ...RECORD, ...changes }]).ignored[0]?.kind;
}

describe("createOcsfReader(sink)", () => {
  it("reads a sign-in", () => {
    expect(eventOf({})).toEqual({
      event_id: "m-1",
      timestampUs: MS * 1000,
      user: "ada",
      source_ip: "192.0.2.1",
      outcome: "success",
      failure_reason: null,
      action: "login",
      method: "ntlm",
      country: "FR",
      city: "Paris",
      latitude: 48.85,
      longitude: 2.35,
      asn: 3215,
      user_agent: "Mozilla/5.0",
      device: "laptop-7",
      host: "dc1",
      session_id: "s-1",
    });
  });

  it.each([
    [1, 1, "login", "success", "ntlm"],
    [1, 2, "login", "failure", "ntlm"],
    [2, 1, "logout", "success", "ntlm"],
    [2, 0, "logout", "success", "ntlm"],
    [3, 2, "login", "failure", "kerberos"],
    [4, 1, "service ticket", "success", "kerberos"],
    [5, 1, "service ticket", "success", "kerberos"],
    [6, 2, "login", "failure", "kerberos"],
  ])("reads activity %d with status %d as %s", (activity_id, status_id, action, outcome, method) => {
    expect(eventOf({ activity_id, status_id })).toMatchObject({ action, outcome, method });
  });

  it.each([
    ["other class", { class_uid: 4001 }],
    ["other activity", { activity_id: 99 }],
    ["other activity", { activity_id: 0 }],
    ["step of a sign-in", { activity_id: 6, status_id: 1 }],
    ["unknown outcome", { status_id: 0 }],
    ["unknown outcome", { status_id: 99, status: "Success" }],
    ["unknown outcome", { status_id: null, status: "perhaps" }],
  ])("ignores as %s what has %j", (kind, changes) => {
    expect(ignoredAs({ ...changes, time: null })).toBe(kind);
  });

  it("finds the activity in the type, and the outcome in words, where there are no numbers", () => {
    expect(eventOf({ activity_id: undefined, type_uid: 300202 }).action).toBe("logout");
    expect(eventOf({ status_id: null, status: "Failure" }).outcome).toBe("failure");
    expect(ignoredAs({ activity_id: undefined, type_uid: undefined })).toBe("other activity");
  });

  it.each([
    ["USER_DOES_NOT_EXIST", null, "unknown user"],
    ["INVALID_CREDENTIALS", null, "bad password"],
    ["ACCOUNT_DISABLED", null, "account disabled"],
    ["ACCOUNT_LOCKED_OUT", null, "account locked"],
    ["PASSWORD_EXPIRED", null, "password expired"],
    ["out of cheese", null, "out of cheese"],
    [null, null, null],
    [null, "0xC0000064", "unknown user"],
    ["An account failed to log on", "0xc000006a", "bad password"],
    ["INVALID_CREDENTIALS", "0xc000006d", "bad password"],
    [null, "401", null],
  ])("reads the reason from the detail %s and the code %s", (status_detail, status_code, failure_reason) => {
    expect(eventOf({ status_id: 2, status_detail, status_code }).failure_reason).toBe(failure_reason);
    expect(eventOf({ status_detail, status_code }).failure_reason).toBeNull();
  });

  it.each([
    [{ auth_factors: [{ factor_type_id: 11 }, { factor_type_id: 5 }], is_mfa: true }, "password"],
    [{ auth_factors: [{ factor_type_id: 5 }] }, "push"],
    [{ auth_factors: [{ factor_type_id: 99 }] }, "ntlm"],
    [{ logon_type_id: 10 }, "remote interactive"],
    [{ auth_protocol_id: 5 }, "token"],
    [{ auth_protocol_id: 10 }, "ntlm"],
    [{ auth_protocol_id: null, auth_protocol: "Basic Authentication" }, "password"],
    [{ auth_protocol_id: null, auth_protocol: "SCRAM-SHA-256" }, null],
  ])("reads the method from %j", (changes, method) => {
    expect(eventOf(changes)).toMatchObject({ action: "login", method });
  });

  it("reads where the source is from latitude and longitude too, and countries by name", () => {
    const src_endpoint = { ip: "192.0.2.1", location: { country: "France", lat: 1.5, long: 2.5, coordinates: [9, 9] } };
    expect(eventOf({ src_endpoint })).toMatchObject({ country: "FR", latitude: 1.5, longitude: 2.5, city: null });
  });

  it("takes the names that there are: of the user, the source, the host", () => {
    expect(eventOf({ user: { email_addr: "ada@example.com", uid: "7" } }).user).toBe("ada@example.com");
    expect(eventOf({ user: null, actor: { user: { name: "bob" } } }).user).toBe("bob");
    expect(eventOf({ src_endpoint: { name: "pc-1", uid: "u" } }).device).toBe("pc-1");
    expect(eventOf({ dst_endpoint: { ip: "198.51.100.1" }, service: { name: "mail" } }).host).toBe("mail");
    expect(eventOf({ dst_endpoint: { ip: "198.51.100.1" }, device: { hostname: "app-1" } }).host).toBe("app-1");
    expect(eventOf({ dst_endpoint: { ip: "198.51.100.1" } }).host).toBe("198.51.100.1");
  });

  it("reads the time in milliseconds, else as text", () => {
    expect(eventOf({ time: String(MS) }).timestampUs).toBe(MS * 1000);
    expect(eventOf({ time: null, time_dt: "2024-03-01T09:30:00.250Z" }).timestampUs).toBe(MS * 1000);
  });

  it("is null wherever the record has nothing", () => {
    const least = { class_uid: 3002, activity_id: 1, status_id: 1, time: MS };
    expect(eventsOf(verdictsOf(createOcsfReader, [least]))).toEqual([
      { ...emptyEvent(), timestampUs: MS * 1000, outcome: "success" },
    ]);
  });

  it("says why a record cannot be read", () => {
    const lines = [{ ...RECORD, class_uid: null }, { ...RECORD, time: "soon" }, "{"];
    expect(verdictsOf(createOcsfReader, lines).rejected).toEqual([
      { line: 1, reason: "class_uid is missing: it is no record of OCSF" },
      { line: 2, reason: "time: not a time from 1970 to 2255: expected milliseconds since 1970" },
      { line: 3, reason: "not JSON" },
    ]);
  });

  it("keeps a hostile name what it is, and changes nothing else (property)", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(eventOf({ user: { name } })).toEqual({ ...eventOf({}), user: name });
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      ...["class_uid", "activity_id", "status_id", "status", "time", "user", "name", "src_endpoint", "ip", "location"],
      ...["coordinates", "auth_factors", "status_code", "metadata", "__proto__"],
    ];
    const values = [3002, 1, 2, 6, "Failure", MS, "0xc000006a", null];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createOcsfReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isOcsfRecord(record)", () => {
  it("asks for a class, a category or a type, and a time", () => {
    expect(isOcsfRecord(RECORD)).toBe(true);
    expect(isOcsfRecord({ class_uid: 4001, type_uid: 400101, time_dt: "x" })).toBe(true);
    expect(isOcsfRecord({ ...RECORD, class_uid: "x" })).toBe(false);
    expect(isOcsfRecord({ class_uid: 3002, time: MS })).toBe(false);
    expect(isOcsfRecord({ class_uid: 3002, category_uid: 3 })).toBe(false);
  });
});
