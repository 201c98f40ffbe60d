import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createKeycloakReader } from "../../../src/logs/keycloak/createKeycloakReader";
import { isKeycloakRecord } from "../../../src/logs/keycloak/isKeycloakRecord";
import { MAX_LINE_LENGTH } from "../../../src/logs/readLines";
import { anyJsonLine } from "../anyJsonLine";
import { anyName } from "../hostileNames";
import { accountOf, eventsOf, judgedLines, verdictsOf } from "../verdictsOf";

const US = Date.UTC(2024, 2, 1, 9, 30, 0, 250) * 1000;
const PREFIX = "2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (executor-thread-1) ";
const OLD_PREFIX = "2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (default task-1) ";
const ID = "7ab6219a-9145-46c4-9a9f-e63618c7b5e5";

type Pairs = Record<string, string>;

/** As Keycloak writes it since it escapes what it logs. */
function quoted(pairs: Pairs): string {
  const sanitised = (value: string): string => value.replace(/\s/g, " ").replaceAll('"', '\\"');
  return Object.entries(pairs)
    .map(([name, value]) => `${name}="${sanitised(value)}"`)
    .join(", ");
}

/** As it wrote it before. */
function bare(pairs: Pairs): string {
  return Object.entries(pairs)
    .map(([name, value]) => (value.includes(" ") ? `${name}='${value}'` : `${name}=${value}`))
    .join(", ");
}

const HEAD = { realmId: "r-1", clientId: "account", userId: "null", ipAddress: "192.0.2.1" };
const LOGIN_ERROR: Pairs = {
  type: "LOGIN_ERROR",
  ...HEAD,
  error: "invalid_user_credentials",
  auth_method: "openid-connect",
  username: "ada",
  code_id: "s-1",
};

/** The one event that is read from a line or a record. */
function eventOf(line: string | object) {
  const verdicts = verdictsOf(createKeycloakReader, [line]);
  expect(accountOf(verdicts)).toEqual({ accepted: 1 });
  return eventsOf(verdicts)[0]!;
}

function eventOfPairs(pairs: Pairs) {
  const event = eventOf(PREFIX + quoted(pairs));
  expect(eventOf(OLD_PREFIX + bare(pairs))).toEqual(event);
  return event;
}

function ignoredAs(pairs: Pairs): string | undefined {
  return verdictsOf(createKeycloakReader, [PREFIX + quoted(pairs)]).ignored[0]?.kind;
}

describe("createKeycloakReader(sink)", () => {
  const failed = {
    ...emptyEvent(),
    timestampUs: US,
    user: "ada",
    source_ip: "192.0.2.1",
    outcome: "failure",
    failure_reason: "bad password",
    host: "account",
    session_id: "s-1",
  };

  it("reads a failed sign-in, in the quoted spelling and in the old one", () => {
    expect(eventOfPairs(LOGIN_ERROR)).toEqual(failed);
  });

  it("reads a sign-in as Keycloak 26 writes it, behind what Docker puts before it", () => {
    const line =
      '2024-03-01 10:30:00 keycloak-1  | 2024-03-01 09:30:00,250 DEBUG [org.keycloak.events] (executor-thread-1) type="LOGIN", ' +
      `realmId="r-1", realmName="demo", clientId="web", userId="${ID}", sessionId="s-2", ipAddress="::ffff:192.0.2.1", ` +
      'auth_method="openid-connect", auth_type="code", redirect_uri="http://localhost:3000/callback", code_id="s-2", ' +
      'username="ada", response_mode="query", authSessionParentId="s-2", authSessionTabId="q-KZ"';
    expect(eventOf(line)).toEqual({
      ...emptyEvent(),
      timestampUs: US,
      user: "ada",
      source_ip: "192.0.2.1",
      outcome: "success",
      host: "web",
      session_id: "s-2",
    });
  });

  it.each([
    ["WildFly's file", "2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (default task-1) "],
    ["a zone", "2024-03-01 10:30:00,250+0100 WARN  [org.keycloak.events] (executor-thread-1) "],
    [
      "syslog",
      "Mar  1 09:30:00 sso keycloak[77]: 2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (executor-thread-1) ",
    ],
    [
      "Kubernetes and WildFly's console",
      "2024-03-01T09:30:00.250Z 09:30:00,249 WARN  [org.keycloak.events] (default task-2) ",
    ],
    ["a trace", "2024-03-01 09:30:00,250 WARN  traceId=5, spanId=7 [org.keycloak.events] (executor-thread-1) "],
  ])("reads a line with the prefix of %s", (_name, prefix) => {
    expect(eventOf(prefix + quoted(LOGIN_ERROR))).toEqual(failed);
  });

  it("rejects a line without a date", () => {
    const { rejected } = verdictsOf(createKeycloakReader, [
      `09:30:00,250 WARN  [org.keycloak.events] (default task-1) ${bare(LOGIN_ERROR)}`,
    ]);
    expect(rejected).toEqual([
      { line: 1, reason: "no time from 1970 to 2255 that can be read: expected a date and a time" },
    ]);
  });

  it.each([
    ["invalid_user_credentials", "bad password"],
    ["user_not_found", "unknown user"],
    ["user_disabled", "account disabled"],
    ["user_temporarily_disabled", "account locked"],
    ["username_missing", "no credentials"],
    ["not_allowed", "not allowed"],
    ["something_new", "something_new"],
  ])("reads the error %s as %s", (error, failure_reason) => {
    expect(eventOfPairs({ ...LOGIN_ERROR, error }).failure_reason).toBe(failure_reason);
  });

  it("reads a failure that names nobody, and one that gives no error", () => {
    expect(
      eventOf(
        `${OLD_PREFIX}type=LOGIN_ERROR, realmId=keycloak, userId=null, ipAddress=192.168.1.2, error=user_not_found`,
      ),
    ).toMatchObject({
      user: null,
      source_ip: "192.168.1.2",
      failure_reason: "unknown user",
    });
    expect(eventOfPairs({ type: "LOGIN_ERROR", ...HEAD }).failure_reason).toBeNull();
  });

  it.each(["expired_code", "client_not_found", "invalid_redirect_uri", "cookie_not_found", "rejected_by_user"])(
    "does not take the error %s for an attempt to get in",
    (error) => {
      expect(ignoredAs({ ...LOGIN_ERROR, error })).toBe("request without credentials");
    },
  );

  it.each([
    [{ credential_type: "otp" }, "mfa", "totp", "mfa denied"],
    [{ credential_type: "password" }, "login", "password", "bad password"],
    [{ credential_type: "webauthn-passwordless" }, "login", "publickey", "bad password"],
    [{ grant_type: "password" }, "login", "password", "bad password"],
    [{ identity_provider: "github" }, "login", "token", "bad password"],
  ])("reads the method and the factor from %j", (details, action, method, failure_reason) => {
    expect(eventOfPairs({ ...LOGIN_ERROR, ...details })).toMatchObject({ action, method, failure_reason });
  });

  it("reads an application that signs in itself as its own user, whose errors are its own", () => {
    const client = { type: "CLIENT_LOGIN_ERROR", ...HEAD, error: "invalid_client_credentials" };
    expect(eventOfPairs(client)).toMatchObject({ user: "account", host: null, failure_reason: "bad credentials" });
    const account = "service-account-account";
    expect(eventOfPairs({ type: "CLIENT_LOGIN", ...HEAD, username: account })).toMatchObject({
      user: account,
      outcome: "success",
    });
  });

  it("reads a provider's refusal as a sign-in, and its consent as a step of one", () => {
    const refusal = {
      type: "IDENTITY_PROVIDER_LOGIN_ERROR",
      ...HEAD,
      error: "identity_provider_login_failure",
      identity_provider: "github",
    };
    expect(eventOfPairs(refusal)).toMatchObject({
      outcome: "failure",
      method: "token",
      failure_reason: "bad credentials",
    });
    expect(ignoredAs({ type: "IDENTITY_PROVIDER_LOGIN", ...HEAD })).toBe("step of a sign-in");
  });

  it("reads a sign-out, whose user is an id, and a new password", () => {
    expect(eventOfPairs({ type: "LOGOUT", ...HEAD, userId: ID })).toMatchObject({ action: "logout", user: ID });
    expect(eventOfPairs({ type: "UPDATE_PASSWORD", ...HEAD, username: "ada" })).toMatchObject({
      action: "password_change",
      outcome: "success",
    });
  });

  it.each([
    ["CODE_TO_TOKEN", "step of a sign-in"],
    ["REFRESH_TOKEN", "other event"],
    ["USER_DISABLED_BY_TEMPORARY_LOCKOUT", "account locked"],
    ["constructor", "other event"],
  ])("ignores %s as %s", (type, kind) => {
    expect(ignoredAs({ type, ...HEAD })).toBe(kind);
  });

  it("ignores what is no event, also when it looks like one", () => {
    const verdicts = verdictsOf(createKeycloakReader, [
      "",
      "2024-03-01 09:30:00,250 INFO  [io.quarkus] (main) Keycloak 26.0.0 started",
      "\tat org.keycloak.events.Some.method(Some.java:1)",
      `2024-03-01 09:30:00,250 WARN  [org.keycloak.services] (executor-thread-1) no user '${PREFIX}${quoted(LOGIN_ERROR)}'`,
      `${PREFIX}something else`,
      `${PREFIX}operationType="CREATE", realmId="r-1", clientId="c", userId="${ID}", ipAddress="192.0.2.1", resourceType="USER"`,
    ]);
    expect(verdicts.ignored.map(({ kind }) => kind)).toEqual([
      "blank line",
      ...Array<string>(4).fill("other message"),
      "admin event",
    ]);
  });

  it("reads the server's log in JSON, with names of its own or of the Elastic Common Schema", () => {
    const time = "2024-03-01T09:30:00.25Z";
    const message = quoted(LOGIN_ERROR);
    expect(
      eventOf({ timestamp: time, sequence: 7, loggerName: "org.keycloak.events", level: "WARN", message }),
    ).toEqual(failed);
    expect(eventOf({ "@timestamp": time, "log.logger": "org.keycloak.events", message })).toEqual(failed);
    expect(eventOf({ "@timestamp": time, log: { logger: "org.keycloak.events" }, message })).toEqual(failed);
    const others = [
      { timestamp: time, loggerName: "io.quarkus", message },
      { timestamp: time, loggerName: "org.keycloak.events", message: "no event" },
    ];
    expect(accountOf(verdictsOf(createKeycloakReader, others))).toEqual({ accepted: 0, "other message": 2 });
  });

  it("reads an event in JSON, with its own fields where the event has them and details for the rest", () => {
    const { type, error, username, code_id } = LOGIN_ERROR;
    const event = {
      id: "e-1",
      time: US / 1000,
      type,
      realmId: "r-1",
      clientId: "account",
      userId: null,
      sessionId: null,
    };
    const details = { username, code_id, ipAddress: "198.51.100.66", error: "user_not_found", type: "LOGIN" };
    expect(eventOf({ ...event, ipAddress: "192.0.2.1", error, details })).toEqual({ ...failed, event_id: "e-1" });
    expect(eventOf({ ...event, ipAddress: null, error: null, details: null })).toEqual({
      ...emptyEvent(),
      event_id: "e-1",
      timestampUs: US,
      host: "account",
    });
    const admin = { time: 1, realmId: "r-1", operationType: "UPDATE", resourceType: "USER" };
    expect(accountOf(verdictsOf(createKeycloakReader, [admin]))).toEqual({ accepted: 0, "admin event": 1 });
  });

  it("says why a line cannot be read", () => {
    const lines = [
      { time: US / 1000, realmId: "r-1" },
      { time: "soon", type: "LOGIN", realmId: "r-1" },
      "{",
      PREFIX + "x".repeat(MAX_LINE_LENGTH),
    ];
    expect(verdictsOf(createKeycloakReader, lines).rejected.map(({ reason }) => reason)).toEqual([
      "type is missing: it is no event of Keycloak",
      "no time from 1970 to 2255 that can be read: expected a date and a time",
      "not JSON",
      "line is too long",
    ]);
  });

  it("keeps a hostile name what it is, and changes nothing else: quoted, it is exact (property)", () => {
    fc.assert(
      fc.property(anyName, (username) => {
        const details = { ...LOGIN_ERROR, username };
        const user = username.replace(/\s/g, " ");
        expect(eventOf(PREFIX + quoted(details))).toEqual({ ...failed, user });
        expect(
          eventOf({
            loggerName: "org.keycloak.events",
            timestamp: "2024-03-01T09:30:00.25Z",
            message: quoted(details),
          }),
        ).toEqual({ ...failed, user });
      }),
      { numRuns: 500 },
    );
  });

  it("lets no name of the old spelling change the address, the outcome or the action (property)", () => {
    const forged =
      "a b', ipAddress=198.51.100.66, error=none, credential_type=otp, operationType=CREATE, type=LOGIN, x='";
    fc.assert(
      fc.property(fc.oneof(fc.constant(forged), anyName), (username) => {
        fc.pre(!/[\n\r]/.test(username));
        const { user, session_id, ...event } = eventOf(OLD_PREFIX + bare({ ...LOGIN_ERROR, username }));
        expect({ ...event, user: "ada", session_id: "s-1" }).toEqual(failed);
        expect(["s-1", null]).toContain(session_id);
        if (!/', [\w.-]+=/.test(username)) expect(user).toBe(username);
      }),
      { numRuns: 500 },
    );
  });

  it("gives every line one verdict, and never throws (property)", () => {
    const keys = [
      "type",
      "time",
      "realmId",
      "details",
      "username",
      "error",
      "loggerName",
      "message",
      "timestamp",
      "log",
    ];
    const values = ["LOGIN", "LOGIN_ERROR", US / 1000, "org.keycloak.events", 'type="LOGIN"', "type=LOGIN, a='", null];
    const text = fc
      .array(fc.constantFrom("type", "=", '"', "'", ", ", "LOGIN", "\\", "error", PREFIX))
      .map((parts) => PREFIX + parts.join(""));
    const line = fc.oneof(anyJsonLine([...keys, "__proto__"], values), text);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const verdicts = verdictsOf(createKeycloakReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 1000 },
    );
  });

  it("is not kept busy by a line that was made for that", () => {
    const start = performance.now();
    for (const part of ["a='x, ", 'a="x\\", ', "a=', ", 'a="'])
      verdictsOf(createKeycloakReader, [
        PREFIX + `type=LOGIN, ${part.repeat(10_000)}`,
        `${PREFIX}type="LOGIN", ${part.repeat(8000)}`,
      ]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("isKeycloakRecord(record)", () => {
  it("asks for the logger of events, or for a type or an operation in a realm", () => {
    expect(isKeycloakRecord({ loggerName: "org.keycloak.events", message: "x" })).toBe(true);
    expect(isKeycloakRecord({ loggerName: "io.quarkus", message: "x" })).toBe(false);
    expect(isKeycloakRecord({ type: "LOGIN", realmId: "r", ipAddress: null })).toBe(true);
    expect(isKeycloakRecord({ operationType: "CREATE", realmId: "r", resourceType: "USER" })).toBe(true);
    expect(isKeycloakRecord({ type: "login", realmId: "r", ipAddress: null })).toBe(false);
    expect(isKeycloakRecord({ type: "LOGIN", ipAddress: null })).toBe(false);
    expect(isKeycloakRecord({})).toBe(false);
  });
});
