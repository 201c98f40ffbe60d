import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEcsReader } from "../../../src/logs/ecs/createEcsReader";
import { isEcsRecord } from "../../../src/logs/ecs/isEcsRecord";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../hostileNames";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const US = Date.UTC(2024, 2, 1, 9, 30, 0, 250) * 1000;
const NESTED = {
  "@timestamp": "2024-03-01T09:30:00.250Z",
  ecs: { version: "8.11.0" },
  event: {
    id: "e-1",
    kind: "event",
    category: ["authentication", "session"],
    type: ["start"],
    action: "ssh_login",
    outcome: "failure",
    reason: "Invalid user",
  },
  user: { name: "ada", id: "1000" },
  source: {
    ip: "::ffff:192.0.2.1",
    geo: { country_iso_code: "FR", country_name: "France", city_name: "Paris", location: { lat: 48.85, lon: 2.35 } },
    as: { number: 3215 },
  },
  user_agent: { original: "Mozilla/5.0" },
  device: { id: "d-7" },
  host: { name: "gate" },
  system: { auth: { ssh: { method: "publickey", event: "Failed" } } },
};
const EXPECTED = {
  event_id: "e-1",
  timestampUs: US,
  user: "ada",
  source_ip: "192.0.2.1",
  outcome: "failure",
  failure_reason: "unknown user",
  action: "login",
  method: "publickey",
  country: "FR",
  city: "Paris",
  latitude: 48.85,
  longitude: 2.35,
  asn: 3215,
  user_agent: "Mozilla/5.0",
  device: "d-7",
  host: "gate",
  session_id: null,
};

/** The same record with dotted names. */
function dotted(value: object, prefix = ""): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.entries(dotted(inner, `${prefix}${key}.`))
        : [[prefix + key, inner]],
    ),
  );
}

/** The one event that is read from a record. */
function eventOf(record: object) {
  const verdicts = verdictsOf(createEcsReader, [record]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

/** The record with other things said about the event. */
function withEvent(event: object): object {
  return { ...NESTED, event: { ...NESTED.event, ...event } };
}

function ignoredAs(record: object): string | undefined {
  return verdictsOf(createEcsReader, [record]).ignored[0]?.kind;
}

describe("createEcsReader(sink)", () => {
  it("reads a sign-in, nested, dotted, or half and half", () => {
    expect(eventOf(NESTED)).toEqual(EXPECTED);
    expect(eventOf(dotted(NESTED))).toEqual(EXPECTED);
    const { source, ...rest } = NESTED;
    expect(
      eventOf({
        ...dotted(rest),
        "source.ip": source.ip,
        source: { "geo.city_name": "Paris", geo: source.geo, as: source.as },
      }),
    ).toEqual(EXPECTED);
  });

  it("reads a document as an index holds it, with the index's id where the event has none", () => {
    expect(eventOf({ _index: "logs", _id: "i-1", _source: NESTED })).toEqual(EXPECTED);
    expect(eventOf({ _id: "i-1", _source: withEvent({ id: null }) }).event_id).toBe("i-1");
  });

  it.each([
    ["user_login", "login"],
    ["logged-in", "login"],
    ["logon-failed", "login"],
    ["ssh_login", "login"],
    ["UserLoggedIn", "login"],
    ["__proto__", "login"],
    [null, "login"],
    ["user_logout", "logout"],
    ["logged-out", "logout"],
    ["login_verification", "mfa"],
    ["changed-password", "password_change"],
    ["kerberos-service-ticket-requested", "service ticket"],
  ])("reads the action %s as %s", (action, expected) => {
    expect(eventOf(withEvent({ action })).action).toBe(expected);
  });

  it("takes the end of something for a sign-out", () => {
    expect(eventOf(withEvent({ action: "session-closed", type: ["end"] })).action).toBe("logout");
    expect(eventOf(withEvent({ action: null, type: "end", outcome: "unknown" }))).toMatchObject({
      action: "logout",
      outcome: "success",
    });
  });

  it.each([
    ["other category", { category: ["process"] }],
    ["other category", { category: null }],
    ["other category", { category: "iam", type: ["user"] }],
    ["other kind", { kind: "alert" }],
    ["unknown outcome", { outcome: "unknown" }],
    ["unknown outcome", { outcome: undefined }],
    ["unknown outcome", { outcome: "unknown", type: ["authentication_success"] }],
    ["step of a sign-in", { module: "auditd", action: "was-authorized" }],
    ["step of a sign-in", { module: "auditd", action: "acquired-credentials", type: ["info"] }],
    ["application opened in a session", { module: "okta", action: "user.authentication.sso" }],
    ["step of a sign-in", { module: "okta", action: "user.authentication.auth_via_IDP", outcome: "success" }],
    ["other event", { module: "okta", action: "policy.lifecycle.update" }],
  ])("ignores as %s a record with %j, even without a time", (kind, event) => {
    expect(ignoredAs({ ...withEvent(event), "@timestamp": null })).toBe(kind);
  });

  it("reads Okta's actions as its own reader does", () => {
    expect(eventOf(withEvent({ module: "okta", action: "user.session.end", outcome: "success" })).action).toBe(
      "logout",
    );
    expect(eventOf(withEvent({ module: "okta", action: "user.authentication.auth_via_mfa" })).action).toBe("mfa");
    expect(eventOf(withEvent({ module: "okta", action: "policy.evaluate_sign_on" })).outcome).toBe("failure");
  });

  it("counts a try of sshd with an unknown name once, though Filebeat has two lines about it", () => {
    const invalid = { ...NESTED, system: { auth: { ssh: { event: "Invalid" } } } };
    expect(accountOf(verdictsOf(createEcsReader, [invalid, NESTED]))).toEqual({ accepted: 1, "step of a sign-in": 1 });
  });

  it("reads the outcome of old records from their type, and in capitals", () => {
    expect(eventOf(withEvent({ outcome: null, type: ["authentication_success", "info"] })).outcome).toBe("success");
    expect(eventOf(withEvent({ outcome: null, type: "authentication_failure" })).outcome).toBe("failure");
    expect(eventOf(withEvent({ outcome: "SUCCESS" })).outcome).toBe("success");
  });

  it.each([
    ["INVALID_CREDENTIALS", "bad password"],
    ["user not found", "unknown user"],
    ["account-locked", "account locked"],
    ["the moon was full", "the moon was full"],
    ["x".repeat(1000), "x".repeat(1000)],
    [null, null],
  ])("reads the reason %s", (reason, failure_reason) => {
    expect(eventOf(withEvent({ reason })).failure_reason).toBe(failure_reason);
    expect(eventOf(withEvent({ reason, outcome: "success" })).failure_reason).toBeNull();
  });

  it.each([
    ["48.85,2.35", 48.85, 2.35],
    [[2.35, 48.85], 48.85, 2.35],
    [{ lat: "48.85", lon: "2.35" }, 48.85, 2.35],
    ["u09", null, null],
    [null, null, null],
  ])("reads the point %j", (location, latitude, longitude) => {
    expect(eventOf({ ...NESTED, source: { geo: { location } } })).toMatchObject({ latitude, longitude });
  });

  it("takes what there is of the user and the source", () => {
    expect(eventOf({ ...NESTED, user: { email: "ada@example.com", id: 7 } }).user).toBe("ada@example.com");
    expect(eventOf({ ...NESTED, user: { id: 7 } }).user).toBe("7");
    const client = { ip: "192.0.2.9", geo: { city_name: "Lyon" }, as: { number: 7 } };
    expect(eventOf({ ...NESTED, source: null, client })).toMatchObject({
      source_ip: "192.0.2.9",
      city: "Lyon",
      asn: 7,
    });
    expect(eventOf({ ...NESTED, source: { geo: { country_name: "Germany" } } }).country).toBe("DE");
  });

  it("reads the fields of our own that the schema lacks", () => {
    const authlens = { method: "push", session_id: "s-1" };
    expect(eventOf({ ...NESTED, authlens })).toMatchObject({ method: "push", session_id: "s-1" });
  });

  it("reads times as text or as a number", () => {
    expect(eventOf({ ...NESTED, "@timestamp": US / 1000 }).timestampUs).toBe(US);
    expect(eventOf({ ...NESTED, "@timestamp": "2024-03-01T10:30:00.250+01:00" }).timestampUs).toBe(US);
  });

  it("is null wherever the record has nothing", () => {
    const least = { "@timestamp": NESTED["@timestamp"], event: { category: "authentication", outcome: "success" } };
    expect(eventOf(least)).toEqual({ ...emptyEvent(), timestampUs: US, outcome: "success" });
  });

  it("says why a record cannot be read", () => {
    expect(verdictsOf(createEcsReader, [{ ...NESTED, "@timestamp": "soon" }, "[]"]).rejected).toEqual([
      { line: 1, reason: "@timestamp: not a time from 1970 to 2255: expected ISO 8601" },
      { line: 2, reason: "not a JSON object" },
    ]);
  });

  it("keeps a hostile name what it is, and changes nothing else, nested or dotted (property)", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(eventOf({ ...NESTED, user: { name } })).toEqual({ ...EXPECTED, user: name });
        expect(eventOf({ ...dotted(NESTED), "user.name": name })).toEqual({ ...EXPECTED, user: name });
      }),
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      ...[
        "@timestamp",
        "event",
        "event.category",
        "category",
        "outcome",
        "action",
        "type",
        "user",
        "user.name",
        "name",
      ],
      ...["source", "source.geo", "geo", "location", "lat", "_source", "module", "__proto__"],
    ];
    const values = ["authentication", "success", "unknown", "2024-03-01T09:30:00Z", "okta", "user.session.start", null];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createEcsReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("isEcsRecord(record)", () => {
  it("asks for a time and a category, nested, dotted or in an index", () => {
    expect(isEcsRecord(NESTED)).toBe(true);
    expect(isEcsRecord(dotted(NESTED))).toBe(true);
    expect(isEcsRecord({ _source: NESTED })).toBe(true);
    expect(isEcsRecord({ "@timestamp": 1, "event.category": "process" })).toBe(true);
    expect(isEcsRecord({ "@timestamp": 1, event: { outcome: "success" } })).toBe(false);
    expect(isEcsRecord({ event: { category: "authentication" } })).toBe(false);
  });
});
