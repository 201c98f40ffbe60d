import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createGithubReader } from "../../../src/logs/github/createGithubReader";
import { isGithubRecord } from "../../../src/logs/github/isGithubRecord";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../hostileNames";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const MS = Date.UTC(2024, 2, 1, 9, 30, 0, 123);
const RECORD = {
  "@timestamp": MS,
  _document_id: "d-1",
  action: "user.login",
  actor: "ada",
  actor_id: 7,
  actor_ip: "192.0.2.1",
  actor_location: { country_code: "FR", city: "Paris", location: { lat: 48.85, lon: 2.35 } },
  actor_session: 123456,
  created_at: MS,
  operation_type: "authentication",
  user: "ada",
  user_id: 7,
  user_agent: "Mozilla/5.0",
};

/** The one event that is read from the record with these changes. */
function eventOf(changes: object) {
  const verdicts = verdictsOf(createGithubReader, [{ ...RECORD, ...changes }]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

describe("createGithubReader(sink)", () => {
  it("reads a sign-in", () => {
    expect(eventOf({})).toEqual({
      event_id: "d-1",
      timestampUs: MS * 1000,
      user: "ada",
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
      user_agent: "Mozilla/5.0",
      device: null,
      host: null,
      session_id: "123456",
    });
  });

  it.each([
    ["user.failed_login", "login", "failure", null, null],
    ["org.sso_response", "login", "success", "token", null],
    ["business.sso_response", "login", "success", "token", null],
    ["user.two_factor_challenge_success", "mfa", "success", null, null],
    ["user.two_factor_challenge_failure", "mfa", "failure", null, "mfa denied"],
    ["user.two_factor_recover", "mfa", "success", "recovery code", null],
    ["user.logout", "logout", "success", null, null],
    ["user.change_password", "password_change", "success", null, null],
    ["user.reset_password", "password_change", "success", null, null],
  ])("reads %s", (name, action, outcome, method, failure_reason) => {
    expect(eventOf({ action: name })).toMatchObject({ action, outcome, method, failure_reason });
  });

  it.each([
    ["user.two_factor_requested", "step of a sign-in"],
    ["user.new_device_used", "step of a sign-in"],
    ["user.sign_in_from_unrecognized_device_and_location", "step of a sign-in"],
    ["two_factor_authentication.sign_in_fallback_sms", "step of a sign-in"],
    ["two_factor_authentication.disabled", "other event"],
    ["org.add_member", "other event"],
    ["git.clone", "other event"],
    ["__proto__", "other event"],
  ])("ignores %s as %s, even without a time", (action, kind) => {
    const { ignored } = verdictsOf(createGithubReader, [{ ...RECORD, action, created_at: null, "@timestamp": null }]);
    expect(ignored).toEqual([{ line: 1, kind }]);
  });

  it("reads a sign-in to an organization as its record is, with the name that its provider knows as the last resort", () => {
    const sso = {
      "@timestamp": MS,
      _document_id: "d-2",
      action: "org.sso_response",
      actor: null,
      org: "example",
      external_identity_nameid: "ada@example.com",
      issuer: "https://idp.example.com",
    };
    expect(eventsOf(verdictsOf(createGithubReader, [sso]))).toEqual([
      {
        ...emptyEvent(),
        event_id: "d-2",
        timestampUs: MS * 1000,
        user: "ada@example.com",
        outcome: "success",
        method: "token",
        host: "example",
      },
    ]);
  });

  it("takes the user who was signed in to, else the actor", () => {
    expect(eventOf({ user: "bob", actor: "ada" }).user).toBe("bob");
    expect(eventOf({ user: null, actor: "ada" }).user).toBe("ada");
    expect(eventOf({ user: null, actor: null }).user).toBeNull();
  });

  it("reads the method where a passkey was used", () => {
    expect(eventOf({ passkey_nickname: "laptop" }).method).toBe("publickey");
  });

  it("reads times in milliseconds, as numbers or as text", () => {
    expect(eventOf({ created_at: String(MS), "@timestamp": null }).timestampUs).toBe(MS * 1000);
    expect(eventOf({ created_at: undefined }).timestampUs).toBe(MS * 1000);
    expect(eventOf({ created_at: "2024-03-01T09:30:00.123Z" }).timestampUs).toBe(MS * 1000);
  });

  it("says why a record cannot be read", () => {
    const lines = [{ ...RECORD, action: null }, { ...RECORD, created_at: "soon" }, "[]"];
    expect(verdictsOf(createGithubReader, lines).rejected).toEqual([
      { line: 1, reason: "action is missing: it is no record of GitHub's audit log" },
      { line: 2, reason: "created_at: not a time from 1970 to 2255: expected milliseconds" },
      { line: 3, reason: "not a JSON object" },
    ]);
  });

  it("keeps a hostile name what it is, and changes nothing else (property)", () => {
    fc.assert(
      fc.property(anyName, (user) => {
        expect(eventOf({ action: "user.failed_login", user })).toEqual({
          ...eventOf({ action: "user.failed_login" }),
          user,
        });
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = ["action", "actor", "user", "created_at", "@timestamp", "actor_location", "location", "lat", "org"];
    const values = ["user.login", "user.failed_login", "org.sso_response", MS, null, "ada"];
    fc.assert(
      fc.property(fc.array(anyJsonLine([...keys, "__proto__"], values), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createGithubReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isGithubRecord(record)", () => {
  it("asks for a dotted action, a time that is a number, and an id of GitHub's", () => {
    expect(isGithubRecord(RECORD)).toBe(true);
    expect(isGithubRecord({ action: "git.clone", "@timestamp": MS, org_id: 1 })).toBe(true);
    expect(isGithubRecord({ ...RECORD, action: "login" })).toBe(false);
    expect(isGithubRecord({ ...RECORD, created_at: "x", "@timestamp": "2024-03-01T09:30:00Z" })).toBe(false);
    expect(isGithubRecord({ action: "user.login", created_at: MS, user: "ada" })).toBe(false);
  });
});
