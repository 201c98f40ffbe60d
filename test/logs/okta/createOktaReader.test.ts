import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createOktaReader } from "../../../src/logs/okta/createOktaReader";
import { isOktaRecord } from "../../../src/logs/okta/isOktaRecord";
import { anyJsonLine } from "../anyJsonLine";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const RECORD = {
  uuid: "u-1",
  published: "2025-10-10T04:31:28.072Z",
  eventType: "user.session.start",
  outcome: { result: "SUCCESS", reason: null },
  actor: { id: "00u1", type: "User", alternateId: "ada@example.com", displayName: "Ada" },
  client: {
    ipAddress: "192.0.2.1",
    userAgent: { rawUserAgent: "Mozilla/5.0" },
    geographicalContext: { city: "Paris", country: "France", geolocation: { lat: 48.85, lon: 2.35 } },
  },
  device: { id: "d-7" },
  authenticationContext: { credentialType: "PASSWORD", externalSessionId: "s-9" },
  securityContext: { asNumber: 3215 },
  debugContext: { debugData: {} as object },
  target: [{ type: "AppInstance", displayName: "Mail" }] as object[] | null,
};

/** The one event that is read from the record with these changes. */
function eventOf(changes: object) {
  const verdicts = verdictsOf(createOktaReader, [{ ...RECORD, ...changes }]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

function ignoredAs(changes: object): string | undefined {
  const verdicts = verdictsOf(createOktaReader, [{ ...RECORD, ...changes }]);
  expect(verdicts.events).toEqual([]);
  return verdicts.ignored[0]?.kind;
}

const mfa = (factor: string, changes: object = {}): object => ({
  eventType: "user.authentication.auth_via_mfa",
  authenticationContext: { credentialType: null },
  debugContext: { debugData: { factor } },
  ...changes,
});
const failure = (reason: string | null, changes: object = {}): object => ({
  outcome: { result: "FAILURE", reason },
  ...changes,
});

describe("createOktaReader(sink)", () => {
  it("reads the start of a session as a sign-in", () => {
    expect(eventOf({})).toEqual({
      event_id: "u-1",
      timestampUs: Date.UTC(2025, 9, 10, 4, 31, 28, 72) * 1000,
      user: "ada@example.com",
      source_ip: "192.0.2.1",
      outcome: "success",
      failure_reason: null,
      action: "login",
      method: "password",
      country: "FR",
      city: "Paris",
      latitude: 48.85,
      longitude: 2.35,
      asn: 3215,
      user_agent: "Mozilla/5.0",
      device: "d-7",
      host: "Mail",
      session_id: "s-9",
    });
  });

  it("counts one sign-in once, though seven records speak of it", () => {
    const types = [
      "policy.evaluate_sign_on",
      "user.authentication.auth_via_AD_agent",
      "user.session.start",
      "system.push.send_factor_verify_push",
      "user.authentication.verify",
      "user.authentication.sso",
    ];
    const records = [
      ...types.map((eventType) => ({ ...RECORD, eventType })),
      { ...RECORD, ...mfa("PASSWORD_AS_FACTOR") },
    ];
    expect(accountOf(verdictsOf(createOktaReader, records))).toEqual({
      accepted: 1,
      "step of a sign-in": 4,
      "policy decision": 1,
      "application opened in a session": 1,
    });
  });

  it("counts a wrong password once, though the Identity Engine writes two records", () => {
    const records = [
      { ...RECORD, ...mfa("PASSWORD_AS_FACTOR", failure("INVALID_CREDENTIALS")) },
      { ...RECORD, ...failure("INVALID_CREDENTIALS") },
    ];
    const verdicts = verdictsOf(createOktaReader, records);
    expect(verdicts.events).toMatchObject([{ line: 2, action: "login", failure_reason: "bad password" }]);
    expect(verdicts.ignored).toEqual([{ line: 1, kind: "step of a sign-in" }]);
  });

  it.each([
    ["INVALID_CREDENTIALS", "bad password"],
    ["UNKNOWN_USER", "unknown user"],
    ["PASSWORD_EXPIRED", "password expired"],
    ["LOCKED_OUT", "account locked"],
    ["PASSWORD_BASED_LOGIN_DISALLOWED", "blocked by policy"],
    ["VERIFICATION_ERROR", "VERIFICATION_ERROR"],
    [null, null],
  ])("reads the reason %s as %s", (reason, expected) => {
    expect(eventOf(failure(reason))).toMatchObject({ outcome: "failure", failure_reason: expected });
  });

  it.each([
    ["SUCCESS", "success"],
    ["ALLOW", "success"],
    ["FAILURE", "failure"],
    ["DENY", "failure"],
  ])("reads the result %s as %s", (result, outcome) => {
    expect(eventOf({ outcome: { result } }).outcome).toBe(outcome);
  });

  it.each(["CHALLENGE", "SKIPPED"])("does not take the result %s for a sign-in: nothing is decided yet", (result) => {
    expect(ignoredAs({ outcome: { result } })).toBe("step of a sign-in");
  });

  it("reads a second factor as an event of its own, a wrong code like a refusal", () => {
    expect(eventOf(mfa("OKTA_VERIFY_PUSH"))).toMatchObject({ action: "mfa", outcome: "success", method: "push" });
    expect(eventOf(mfa("GOOGLE_OTP", failure("INVALID_CREDENTIALS")))).toMatchObject({
      action: "mfa",
      method: "totp",
      failure_reason: "mfa denied",
    });
    expect(eventOf(mfa("FIDO_WEBAUTHN")).method).toBe("FIDO_WEBAUTHN");
  });

  it("reads a refused push as a failure, although its record is a success", () => {
    expect(eventOf({ eventType: "user.mfa.okta_verify.deny_push" })).toMatchObject({
      action: "mfa",
      outcome: "failure",
      failure_reason: "mfa denied",
      method: "push",
    });
  });

  it("reads a refusal as a sign-in where no session starts, and only the refusal", () => {
    const denied = { outcome: { result: "DENY", reason: "Sign-on policy evaluation resulted in DENY" } };
    expect(eventOf({ eventType: "policy.evaluate_sign_on", ...denied })).toMatchObject({
      action: "login",
      outcome: "failure",
      failure_reason: "blocked by policy",
    });
    const provider = { eventType: "user.authentication.auth_via_IDP" };
    expect(eventOf(failure("Unable to resolve IdP endpoint", provider)).outcome).toBe("failure");
    expect(ignoredAs(provider)).toBe("step of a sign-in");
  });

  it("reads the end of a session and a new password", () => {
    expect(eventOf({ eventType: "user.session.end" }).action).toBe("logout");
    expect(eventOf({ eventType: "user.account.update_password" }).action).toBe("password_change");
  });

  it.each([
    ["user.account.lock", "account locked"],
    ["user.authentication.sso", "application opened in a session"],
    ["group.privilege.grant", "other event"],
    ["__proto__", "other event"],
  ])("ignores %s as %s, whatever its outcome", (eventType, kind) => {
    expect(ignoredAs({ eventType, outcome: null, published: null })).toBe(kind);
  });

  it("reads records whose keys a program wrote in small letters, with a space and nine digits in the time", () => {
    const lower = {
      eventtype: "user.session.start",
      published: "2022-06-22 18:18:29.015000000",
      outcome: { result: "FAILURE" },
      actor: { alternateId: "ada" },
      securitycontext: { asNumber: 701 },
      authenticationcontext: { externalSessionId: "100" },
      debugcontext: { debugData: { deviceFingerprint: "f3" } },
    };
    expect(eventsOf(verdictsOf(createOktaReader, [lower]))).toMatchObject([
      {
        timestampUs: Date.UTC(2022, 5, 22, 18, 18, 29, 15) * 1000,
        user: "ada",
        asn: 701,
        session_id: "100",
        device: "f3",
      },
    ]);
  });

  it("is null wherever the record has null, or nothing", () => {
    const nothing = { client: null, device: null, authenticationContext: null, securityContext: null, target: null };
    const verdicts = verdictsOf(createOktaReader, [
      { ...RECORD, ...nothing, uuid: undefined, actor: {}, debugContext: null },
    ]);
    const timestampUs = Date.UTC(2025, 9, 10, 4, 31, 28, 72) * 1000;
    expect(eventsOf(verdicts)).toEqual([{ ...emptyEvent(), timestampUs, outcome: "success" }]);
  });

  it("takes the user whom a program acted on, and nobody for what stands for nobody", () => {
    const target = [
      { type: "AppUser", alternateId: "app" },
      { type: "User", alternateId: "ada" },
    ];
    const actor = (type: string, alternateId: string) => ({ type, alternateId });
    expect(eventOf({ actor: actor("SystemPrincipal", "system@okta.com"), target }).user).toBe("ada");
    expect(eventOf({ actor: actor("PublicClientApp", "0oa1"), target }).user).toBe("ada");
    expect(eventOf({ actor: actor("User", "bob"), target }).user).toBe("bob");
    expect(eventOf({ actor: actor("User", "unknown"), target: null }).user).toBeNull();
  });

  it("takes placeholders of the user agent and countries that it does not know for null", () => {
    const client = { userAgent: { rawUserAgent: "UNKNOWN-DOWNLOAD" }, geographicalContext: { country: "Utopia" } };
    expect(eventOf({ client })).toMatchObject({ user_agent: null, country: null, source_ip: null });
  });

  it("says why a record cannot be read", () => {
    const lines = [
      { ...RECORD, eventType: null },
      { ...RECORD, outcome: null },
      { ...RECORD, outcome: { result: "UNKNOWN" } },
      { ...RECORD, published: "redacted" },
      "{",
      "[]",
    ];
    expect(verdictsOf(createOktaReader, lines).rejected).toEqual([
      { line: 1, reason: "eventType is missing: it is no record of the Okta System Log" },
      { line: 2, reason: "outcome.result: expected SUCCESS, FAILURE, ALLOW or DENY" },
      { line: 3, reason: "outcome.result: expected SUCCESS, FAILURE, ALLOW or DENY" },
      { line: 4, reason: "published: not a time from 1970 to 2255: expected ISO 8601" },
      { line: 5, reason: "not JSON" },
      { line: 6, reason: "not a JSON object" },
    ]);
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      ...["eventType", "published", "outcome", "result", "reason", "actor", "type", "alternateId", "client"],
      ...["geographicalContext", "country", "geolocation", "lat", "target", "debugContext", "debugData", "factor"],
      ...["securityContext", "asNumber", "__proto__", "device", "id"],
    ];
    const values = ["user.session.start", "policy.evaluate_sign_on", "SUCCESS", "DENY", "User", "France", null];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, [...values, "2025-10-10T04:31:28.072Z"]), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createOktaReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isOktaRecord(record)", () => {
  it("asks for a type of event, a time of publication and an actor", () => {
    expect(isOktaRecord(RECORD)).toBe(true);
    expect(isOktaRecord({ eventtype: "x", published: "y", actor: {} })).toBe(true);
    for (const key of ["eventType", "published", "actor"]) expect(isOktaRecord({ ...RECORD, [key]: null })).toBe(false);
    expect(isOktaRecord({})).toBe(false);
  });
});
