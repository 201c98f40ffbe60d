import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAuth0Reader } from "../../../src/logs/auth0/createAuth0Reader";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../anyName";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const DATA = {
  date: "2025-10-01T05:39:16.467Z",
  type: "s",
  description: null as string | null,
  connection: "Username-Password-Authentication",
  client_id: "c-1",
  client_name: "Shop",
  ip: "192.0.2.1",
  user_agent: "Mozilla/5.0",
  hostname: "example.eu.auth0.com",
  user_id: "auth0|1" as string | null,
  user_name: "ada@example.com" as string | null,
  strategy: "auth0",
  strategy_type: "database",
  log_id: "90020251001053916537654000000000000001223372122475524001",
  details: { session_id: "s-9", prompts: [] } as object | null,
  location_info: { country_code: "DE", city_name: "Berlin", latitude: 52.52, longitude: 13.405 } as object | null,
};

/** The one event that is read from the log entry with these changes. */
function eventOf(changes: object) {
  const verdicts = verdictsOf(createAuth0Reader, [{ log_id: DATA.log_id, data: { ...DATA, ...changes } }]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

function ignoredAs(changes: object): string | undefined {
  const verdicts = verdictsOf(createAuth0Reader, [{ log_id: DATA.log_id, data: { ...DATA, ...changes } }]);
  expect(verdicts.events).toEqual([]);
  return verdicts.ignored[0]?.kind;
}

describe("createAuth0Reader(sink)", () => {
  it("reads a successful sign-in", () => {
    expect(eventOf({})).toEqual({
      event_id: "90020251001053916537654000000000000001223372122475524001",
      timestampUs: Date.UTC(2025, 9, 1, 5, 39, 16, 467) * 1000,
      user: "ada@example.com",
      source_ip: "192.0.2.1",
      outcome: "success",
      failure_reason: null,
      action: "login",
      method: "password",
      country: "DE",
      city: "Berlin",
      latitude: 52.52,
      longitude: 13.405,
      asn: null,
      user_agent: "Mozilla/5.0",
      device: null,
      host: "Shop",
      session_id: "s-9",
    });
  });

  it("reads the same entry from the API, a log stream and EventBridge alike", () => {
    const stream = { log_id: DATA.log_id, data: DATA };
    const [api, ...others] = eventsOf(verdictsOf(createAuth0Reader, [DATA, stream, { id: "x", detail: stream }]));
    expect(others).toEqual([api, api]);
  });

  it.each([
    ["f", "login", null, "password"],
    ["fp", "login", "bad password", "password"],
    ["fu", "login", "unknown user", "password"],
    ["fc", "login", null, "password"],
    ["pwd_leak", "login", "leaked password", "password"],
    ["limit_wc", "login", "account locked", "password"],
    ["limit_mu", "login", "too many attempts", "password"],
    ["limit_sul", "login", "too many attempts", "password"],
    ["fepft", "login", null, "password"],
    ["fens", "login", null, "token"],
    ["fcoa", "login", null, "password"],
    ["feotpft", "mfa", "mfa denied", "totp"],
    ["feoobft", "mfa", "mfa denied", null],
    ["fercft", "mfa", "mfa denied", "recovery code"],
    ["gd_auth_failed", "mfa", "mfa denied", null],
    ["gd_auth_rejected", "mfa", "mfa denied", "push"],
    ["gd_recovery_failed", "mfa", "mfa denied", "recovery code"],
    ["gd_otp_rate_limit_exceed", "mfa", "too many attempts", null],
    ["gd_recovery_rate_limit_exceed", "mfa", "too many attempts", "recovery code"],
    ["flo", "logout", null, null],
    ["fcp", "password_change", null, null],
  ])("reads %s as a failure: %s, %s, by %s", (type, action, failure_reason, method) => {
    expect(eventOf({ type })).toMatchObject({ action, outcome: "failure", failure_reason, method });
  });

  it.each([
    ["s", "login", "password"],
    ["sepft", "login", "password"],
    ["seotpft", "login", "password"],
    ["seoobft", "login", "password"],
    ["sercft", "login", "password"],
    ["sens", "login", "token"],
    ["gd_auth_succeed", "mfa", null],
    ["gd_recovery_succeed", "mfa", "recovery code"],
    ["slo", "logout", null],
    ["scp", "password_change", null],
  ])("reads %s as a success: %s, by %s", (type, action, method) => {
    const changes = { type, description: "Wrong email or password." };
    expect(eventOf(changes)).toMatchObject({ action, outcome: "success", failure_reason: null, method });
  });

  it.each([
    ["auth0", "database", "password"],
    ["custom", "database", "password"],
    ["google-oauth2", "social", "token"],
    ["samlp", "enterprise", "token"],
    ["sms", "passwordless", "sms"],
    ["email", "passwordless", "email"],
    ["", "", null],
    ["__proto__", "constructor", null],
  ])("reads a connection of the strategy %j, %j as %j", (strategy, strategy_type, method) => {
    expect(eventOf({ strategy, strategy_type }).method).toBe(method);
  });

  it("says why a sign-in failed where Auth0's own words do, and not in anybody else's", () => {
    expect(eventOf({ type: "f", description: "Wrong email or password." }).failure_reason).toBe("bad credentials");
    expect(eventOf({ type: "f", description: "user is blocked" }).failure_reason).toBe("account disabled");
    expect(
      eventOf({ type: "f", description: "Callback URL mismatch. http://x is not allowed" }).failure_reason,
    ).toBeNull();
    expect(eventOf({ type: "fp", description: "user is blocked" }).failure_reason).toBe("bad password");
  });

  it("does not take the question for a second factor for a failure", () => {
    for (const type of ["f", "fepft", "fcoa"]) {
      expect(ignoredAs({ type, description: "Multifactor authentication required" })).toBe("step of a sign-in");
    }
  });

  it("does not take a page that failed for a sign-in of nobody", () => {
    const nobody = { user_name: "", user_id: null };
    expect(ignoredAs({ type: "fcoa", ...nobody })).toBe("step of a sign-in");
    expect(ignoredAs({ type: "fepft", ...nobody })).toBe("step of a sign-in");
    expect(eventOf({ type: "f", ...nobody }).user).toBeNull();
  });

  it.each([
    ["scoa", "step of a sign-in"],
    ["mfar", "step of a sign-in"],
    ["gd_send_pn", "step of a sign-in"],
    ["ssa", "application opened in a session"],
    ["fsa", "application opened in a session"],
    ["seacft", "token exchange"],
    ["ferrt", "token exchange"],
    ["sapi", "other event"],
    ["signup_pwd_leak", "other event"],
    ["gd_enrollment_complete", "other event"],
    ["__proto__", "other event"],
  ])("ignores %s as %s, whatever else is missing", (type, kind) => {
    expect(ignoredAs({ type })).toBe(kind);
    expect(verdictsOf(createAuth0Reader, [{ type }]).ignored).toEqual([{ line: 1, kind }]);
  });

  it("names the user by the id where there is no name", () => {
    expect(eventOf({ user_name: "" }).user).toBe("auth0|1");
  });

  it("reads times with a space, nine digits and no zone, as re-exports have them", () => {
    expect(eventOf({ date: "2025-10-01 05:39:16.467000000" }).timestampUs).toBe(
      Date.UTC(2025, 9, 1, 5, 39, 16, 467) * 1000,
    );
  });

  it("is null wherever the entry has null, or nothing", () => {
    const nothing = { date: "2025-10-01T05:39:16Z", type: "s", details: null, location_info: null };
    const timestampUs = Date.UTC(2025, 9, 1, 5, 39, 16) * 1000;
    expect(eventsOf(verdictsOf(createAuth0Reader, [{ data: nothing }]))).toEqual([
      { ...emptyEvent(), timestampUs, outcome: "success" },
    ]);
    expect(eventOf({ location_info: { country_code: "Utopia" } }).country).toBeNull();
  });

  it("says why a record cannot be read", () => {
    const lines = [{ data: { ...DATA, type: null } }, { data: { ...DATA, date: "redacted" } }, "{", "[]", ""];
    const verdicts = verdictsOf(createAuth0Reader, lines);
    expect(verdicts.rejected).toEqual([
      { line: 1, reason: "type is missing: it is no record of an Auth0 tenant log" },
      { line: 2, reason: "date: not a time from 1970 to 2255: expected ISO 8601" },
      { line: 3, reason: "not JSON" },
      { line: 4, reason: "not a JSON object" },
    ]);
    expect(verdicts.ignored).toEqual([{ line: 5, kind: "blank line" }]);
  });

  it("takes a name as it is, and nothing else from it (property)", () => {
    const plain = eventOf({ type: "fu", user_name: "ada" });
    fc.assert(
      fc.property(anyName, (user) => {
        const description = `User (${user}) attempted 10 consecutive logins unsuccessfully.`;
        expect(eventOf({ type: "fu", user_name: user, description })).toEqual({ ...plain, user });
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      ...["log_id", "data", "detail", "details", "date", "type", "user_name", "user_id", "ip", "description"],
      ...["location_info", "country_code", "latitude", "session_id", "strategy", "__proto__"],
    ];
    const values = ["s", "fp", "fcoa", "slo", "sapi", "2025-10-01T05:39:16.467Z", "DE", null];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createAuth0Reader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
