import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createGsuiteReader } from "../../../src/logs/gsuite/createGsuiteReader";
import { MAX_LINE_LENGTH } from "../../../src/logs/readLines";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../anyName";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const TIME = Date.UTC(2025, 1, 27, 5, 59, 58, 481) * 1000;
const ID = {
  time: "2025-02-27T05:59:58.481Z",
  uniqueQualifier: "-123" as string | number,
  applicationName: "login",
  customerId: "C01",
};
const ACTIVITY = {
  kind: "admin#reports#activity",
  id: ID as object | null,
  actor: { email: "ada@example.com", profileId: "118111111111111111111" } as object | null,
  ipAddress: "192.0.2.1" as string | null,
  networkInfo: { ipAsn: [3320], regionCode: "DE", subdivisionCode: "DE-BE" } as object | null,
};

type Parameters = Record<string, string | boolean | readonly string[]>;

/** An event as the API writes it, with these parameters. */
function login(name: string, parameters: Parameters = {}): object {
  const list = Object.entries(parameters).map(([key, value]) => {
    if (typeof value === "boolean") return { name: key, boolValue: value };
    return typeof value === "string" ? { name: key, value } : { name: key, multiValue: value };
  });
  return { type: "login", name, parameters: list };
}
const activity = (event: object, changes: object = {}) => ({ ...ACTIVITY, events: [event], ...changes });

/** The one event of ours that this event of an activity is. */
function eventOf(event: object, changes: object = {}) {
  const verdicts = verdictsOf(createGsuiteReader, [activity(event, changes)]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  expect(verdicts.events).toHaveLength(1);
  return eventsOf(verdicts)[0]!;
}

function ignoredAs(event: object, changes: object = {}): string | undefined {
  const verdicts = verdictsOf(createGsuiteReader, [activity(event, changes)]);
  expect(verdicts.events).toEqual([]);
  return verdicts.ignored[0]?.kind;
}

describe("createGsuiteReader(sink)", () => {
  it("reads a sign-in", () => {
    const parameters = { login_type: "google_password", login_challenge_method: ["password"], is_suspicious: false };
    expect(eventOf(login("login_success", parameters))).toEqual({
      event_id: "-123",
      timestampUs: TIME,
      user: "ada@example.com",
      source_ip: "192.0.2.1",
      outcome: "success",
      failure_reason: null,
      action: "login",
      method: "password",
      country: "DE",
      city: null,
      latitude: null,
      longitude: null,
      asn: 3320,
      user_agent: null,
      device: null,
      host: null,
      session_id: null,
    });
  });

  it("reads the same from a list of events, one event and an activity that is flattened", () => {
    const parameters = { login_failure_type: "login_failure_invalid_password", login_type: "google_password" };
    const event = login("login_failure", parameters);
    const [list, ...others] = eventsOf(
      verdictsOf(createGsuiteReader, [
        activity(event),
        { ...ACTIVITY, events: event },
        { ...ACTIVITY, name: "login_failure", type: "login", parameters },
        { ...ACTIVITY, events: [{ type: "login", name: "login_failure", parameters }] },
      ]),
    );
    expect(list).toMatchObject({ outcome: "failure", failure_reason: "bad password", method: "password" });
    expect(others).toEqual([list, list, list]);
  });

  it("reads the value of a parameter wherever its type puts it, and from an object of values", () => {
    const method = (parameters: unknown) => eventOf({ type: "login", name: "login_verification", parameters }).method;
    const passed = { name: "login_challenge_status", value: "passed" };
    expect(method([{ name: "login_challenge_method", value: "google_prompt" }, passed])).toBe("push");
    expect(method([{ name: "login_challenge_method", multiValue: ["password", "security_key"] }, passed])).toBe(
      "publickey",
    );
    expect(method({ login_challenge_method: ["offline_otp"], login_challenge_status: "passed" })).toBe("totp");
    expect(method({ login_challenge_method: "backup_code", login_challenge_status: "passed" })).toBe("recovery code");
    expect(method({ login_challenge_method: "idv_any_phone", login_challenge_status: "passed" })).toBe("idv_any_phone");
  });

  it("reads all events of an activity that are ours, in their order", () => {
    const second = { is_second_factor: true, login_challenge_method: ["google_authenticator"] };
    const events = [
      login("login_verification", { ...second, login_challenge_status: "Challenge Passed." }),
      { type: "account_warning", name: "suspicious_login" },
      login("login_success", { login_type: "google_password" }),
    ];
    const verdicts = verdictsOf(createGsuiteReader, [" ", { ...ACTIVITY, events }]);
    expect(accountOf(verdicts)).toEqual({ accepted: 1, "blank line": 1 });
    expect(verdicts.events).toMatchObject([
      { line: 2, action: "mfa", outcome: "success", method: "totp", event_id: "-123" },
      { line: 2, action: "login", outcome: "success", method: "password", event_id: "-123" },
    ]);
  });

  it("rejects an activity as a whole when one of its events cannot be read", () => {
    const events = [login("login_success"), { type: "login" }, 7];
    expect(verdictsOf(createGsuiteReader, [{ ...ACTIVITY, events }])).toMatchObject({
      events: [],
      rejected: [{ line: 1, reason: "name is missing: expected the name of each event" }],
    });
  });

  it.each([
    ["google_password", ["password"], "password"],
    ["google_password", ["password", "google_prompt"], "password"],
    ["google_password", ["none"], "password"],
    ["google_password", ["passkey"], "publickey"],
    ["saml", ["none"], "token"],
    ["exchange", ["backup_code"], "token"],
    ["reauth", ["password"], "password"],
    ["unknown", ["none"], null],
    ["turbo-snail", [], null],
    ["constructor", ["__proto__"], null],
  ])("reads a sign-in of the type %s with the challenges %j as one by %s", (login_type, challenges, method) => {
    const parameters = { login_type, login_challenge_method: challenges };
    expect(eventOf(login("login_success", parameters)).method).toBe(method);
  });

  it.each([
    ["login_failure_invalid_password", "login", "bad password"],
    ["login_failure_account_disabled", "login", "account disabled"],
    ["login_failure_access_code_disallowed", "login", "blocked by policy"],
    ["login_failure_unknown", "login", null],
    ["login_failure_invalid_second_factor", "mfa", "mfa denied"],
    ["login_failure_missing_second_factor", "mfa", "mfa required"],
    ["login_failure_of_a_new_kind", "login", "login_failure_of_a_new_kind"],
  ])("reads the failure %s as %s, %s", (login_failure_type, action, failure_reason) => {
    const expected = { action, outcome: "failure", failure_reason };
    expect(eventOf(login("login_failure", { login_failure_type }))).toMatchObject(expected);
  });

  it("reads a failure that does not say why", () => {
    expect(eventOf({ name: "login_failure" })).toMatchObject({
      action: "login",
      outcome: "failure",
      failure_reason: null,
    });
  });

  it.each([
    ["Challenge Passed.", "success", null],
    ["passed", "success", null],
    ["Challenge Failed.", "failure", "mfa denied"],
    ["failed", "failure", "mfa denied"],
    ["incorrect_answer_entered", "failure", "mfa denied"],
  ])("reads a second factor with the status %s as a %s", (login_challenge_status, outcome, failure_reason) => {
    const parameters = { login_challenge_status, login_challenge_method: ["password", "google_prompt"] };
    for (const name of ["login_challenge", "login_verification"]) {
      expect(eventOf(login(name, parameters))).toMatchObject({
        action: "mfa",
        outcome,
        failure_reason,
        method: "push",
      });
    }
  });

  it.each([
    [{ login_challenge_status: "", login_challenge_method: ["google_prompt"] }],
    [{ login_challenge_status: "passed", login_challenge_method: ["password"] }],
    [{ login_challenge_status: "passed", login_challenge_method: ["none"] }],
    [{ login_challenge_status: "passed" }],
    [{ login_challenge_status: "passed", login_challenge_method: ["security_key"], is_second_factor: false }],
  ])("takes a challenge for a step of its sign-in when it is no second factor, or undecided: %j", (parameters) => {
    expect(ignoredAs(login("login_verification", parameters))).toBe("step of a sign-in");
  });

  it("reads the end of a session and a new password", () => {
    expect(eventOf(login("logout", { login_type: "saml" }))).toMatchObject({ action: "logout", method: null });
    const edit = { type: "password_change", name: "password_edit" };
    const accounts = { id: { ...ID, applicationName: "user_accounts" } };
    expect(eventOf(edit, accounts)).toMatchObject({ action: "password_change", outcome: "success" });
  });

  it.each([
    [{ type: "account_warning", name: "suspicious_login " }, "account warning"],
    [{ type: "account_warning", name: "login_success" }, "account warning"],
    [{ type: "2sv_change", name: "2sv_disable" }, "other event"],
    [{ type: "attack_warning", name: "gov_attack_warning" }, "other event"],
    [{ type: "login", name: "risky_sensitive_action_allowed" }, "other event"],
    [{ type: "login", name: "__proto__" }, "other event"],
  ])("ignores %j as %s, with or without a time", (event, kind) => {
    expect(ignoredAs(event)).toBe(kind);
    expect(ignoredAs(event, { id: { applicationName: "login" } })).toBe(kind);
  });

  it("does not take what other applications write for a sign-in, though it is called the same", () => {
    const of = (applicationName: string) => ignoredAs(login("login_success"), { id: { ...ID, applicationName } });
    expect(of("saml")).toBe("application opened in a session");
    for (const application of ["drive", "token", "logout", "__proto__"]) expect(of(application)).toBe("other event");
  });

  it("reads names with a space behind them, and events without a type", () => {
    expect(eventOf({ type: "login ", name: "login_success " }).action).toBe("login");
    expect(eventOf({ name: "login_success" }).action).toBe("login");
  });

  it("names the user by the profile where there is no address, and nobody by Google's placeholder", () => {
    const user = (actor: object | null) => eventOf(login("login_success"), { actor }).user;
    expect(user({ profileId: "118111111111111111111" })).toBe("118111111111111111111");
    expect(user({ email: "", profileId: "105250506097979753968" })).toBeNull();
    expect(user(null)).toBeNull();
  });

  it("keeps the digits of numbers that JavaScript cannot hold", () => {
    const line = JSON.stringify(activity(login("login_success"), { actor: {} }))
      .replace('"-123"', "-7312729053723258069")
      .replace('"actor":{}', '"actor":{"profileId":118111111111111111111}');
    expect(eventsOf(verdictsOf(createGsuiteReader, [line]))).toMatchObject([
      { event_id: "-7312729053723258069", user: "118111111111111111111" },
    ]);
  });

  it("is null wherever the activity has null, or nothing", () => {
    const nothing = {
      id: { applicationName: "login", time: ID.time },
      actor: null,
      ipAddress: null,
      networkInfo: null,
    };
    expect(eventOf({ name: "login_failure", parameters: null }, nothing)).toEqual({
      ...emptyEvent(),
      timestampUs: TIME,
    });
  });

  it("says why an activity cannot be read", () => {
    const lines = [
      activity(login("login_success"), { id: null }),
      activity(login("login_success"), { id: { applicationName: "login", time: "soon" } }),
      { ...ACTIVITY, events: [] },
      { ...ACTIVITY, type: "login" },
      "{",
      "[]",
      " ".repeat(MAX_LINE_LENGTH),
    ];
    expect(verdictsOf(createGsuiteReader, lines).rejected).toEqual([
      { line: 1, reason: "id.applicationName is missing: it is no activity of Google Workspace" },
      { line: 2, reason: "id.time: not a time from 1970 to 2255: expected ISO 8601" },
      { line: 3, reason: "events: expected at least one" },
      { line: 4, reason: "name is missing: expected the name of each event" },
      { line: 5, reason: "not JSON" },
      { line: 6, reason: "not a JSON object" },
      { line: 7, reason: "line is too long" },
    ]);
  });

  it("takes a name as it is, and nothing else from it (property)", () => {
    const event = login("login_failure", { login_failure_type: "login_failure_invalid_password" });
    const plain = eventOf(event);
    fc.assert(
      fc.property(anyName, (user) => {
        const actor = { email: user, profileId: user };
        expect(eventOf(event, { actor, ownerDomain: user })).toEqual({ ...plain, user });
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      ...["id", "applicationName", "time", "events", "name", "type", "parameters", "value", "multiValue", "actor"],
      ...["email", "ipAddress", "networkInfo", "ipAsn", "login_type", "login_challenge_method", "__proto__"],
    ];
    const values = [
      ...["login", "login_success", "login_failure", "login_verification", "logout", "login_challenge_method"],
      ...["2025-02-27T05:59:58.481Z", ID, login("login_success"), [login("logout"), login("x")], null],
    ];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createGsuiteReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
