import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { createOktaReader } from "../../../src/logs/okta/createOktaReader";
import { formatOktaEvent } from "../../../src/logs/okta/formatOktaEvent";
import { isOktaRecord } from "../../../src/logs/okta/isOktaRecord";
import { oktaKeeps } from "../../../src/logs/okta/oktaKeeps";
import type { JsonObject } from "../../../src/logs/json/JsonObject";
import { ordinaryEvent } from "../anyEvent";
import { expectRoundTrip } from "../expectRoundTrip";

const EVENT: AuthEvent = {
  event_id: "123",
  timestampUs: 1772439165123000,
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
  asn: 3320,
  user_agent: "Mozilla/5.0",
  device: "d-7",
  host: "Mail",
  session_id: "s-9",
};

function written(changes: Partial<AuthEvent>): JsonObject | null {
  const line = formatOktaEvent({ ...EVENT, ...changes });
  return line === null ? null : (JSON.parse(line) as JsonObject);
}

describe("formatOktaEvent(event)", () => {
  it("writes a sign-in as the System Log does", () => {
    expect(written({})).toEqual({
      uuid: "123",
      published: "2026-03-02T08:12:45.123Z",
      eventType: "user.session.start",
      displayMessage: "User login to Okta",
      version: "0",
      severity: "INFO",
      actor: { id: "ada@example.com", type: "User", alternateId: "ada@example.com", displayName: "ada@example.com" },
      client: {
        ipAddress: "192.0.2.1",
        userAgent: { rawUserAgent: "Mozilla/5.0" },
        geographicalContext: { city: "Berlin", country: "Germany", geolocation: { lat: 52.52, lon: 13.405 } },
      },
      device: { id: "d-7" },
      authenticationContext: { authenticationStep: 0, credentialType: "PASSWORD", externalSessionId: "s-9" },
      outcome: { result: "SUCCESS", reason: null },
      securityContext: { asNumber: 3320 },
      debugContext: { debugData: {} },
      target: [{ id: "Mail", type: "AppInstance", alternateId: "Mail", displayName: "Mail" }],
    });
  });
  it.each([
    ["login", "bad password", "INVALID_CREDENTIALS"],
    ["login", "unknown user", "UNKNOWN_USER"],
    ["login", "password expired", "PASSWORD_EXPIRED"],
    ["login", "account locked", "LOCKED_OUT"],
    ["login", "blocked by policy", "Sign-on policy evaluation resulted in DENY"],
    ["login", "account disabled", "account disabled"],
    ["mfa", "mfa denied", "INVALID_CREDENTIALS"],
    ["mfa", "mfa timeout", "TIMEOUT"],
  ])("writes a failure (%s, %s) with the reason %s", (action, failure_reason, reason) => {
    const record = written({ action, failure_reason, outcome: "failure", method: "push" });
    expect(record?.["outcome"]).toEqual({ result: "FAILURE", reason });
  });
  it("writes a second factor with the factor, and six digits where they are needed", () => {
    expect(written({ action: "mfa", method: "push", timestampUs: 1772439165123456 })).toMatchObject({
      published: "2026-03-02T08:12:45.123456Z",
      eventType: "user.authentication.auth_via_mfa",
      authenticationContext: { credentialType: null },
      debugContext: { debugData: { factor: "OKTA_VERIFY_PUSH" } },
    });
  });
  it("writes null for what is null, and `unknown` for nobody", () => {
    const nothing = { user: null, country: null, city: null, latitude: null, longitude: null, asn: null };
    expect(written({ ...nothing, device: null, host: null, user_agent: null, method: null })).toMatchObject({
      actor: { alternateId: "unknown" },
      client: { userAgent: null, geographicalContext: null },
      device: null,
      securityContext: null,
      target: null,
    });
  });
  it.each<[string, Partial<AuthEvent>]>([
    ["another action", { action: "lock" }],
    ["a password as second factor", { action: "mfa", method: "PASSWORD_AS_FACTOR" }],
    ["a time before 1970", { timestampUs: -1 }],
    ["a time that is none", { timestampUs: NaN }],
    ["more than a line holds", { user_agent: "x".repeat(65_536) }],
  ])("is null for %s", (_name, changes) => {
    expect(formatOktaEvent({ ...EVENT, ...changes })).toBeNull();
    expect(oktaKeeps({ ...EVENT, ...changes })).toBeNull();
  });
  it("leaves the event as it was", () => {
    const event = Object.freeze({ ...EVENT });
    formatOktaEvent(event);
    oktaKeeps(event);
    expect(event).toEqual(EVENT);
  });
  it("writes records that are recognised (property)", () => {
    fc.assert(
      fc.property(ordinaryEvent(["password"], ["bad password"]), (event) => {
        expect(isOktaRecord(JSON.parse(formatOktaEvent(event)!) as JsonObject)).toBe(true);
      }),
    );
  });
});

describe("oktaKeeps(event)", () => {
  it("keeps everything of an ordinary sign-in (property)", () => {
    const methods = ["password", "publickey", "totp", "token", "kerberos", "push", "network"];
    const reasons = [
      "bad password",
      "unknown user",
      "password expired",
      "account locked",
      "blocked by policy",
      "key refused",
    ];
    fc.assert(
      fc.property(ordinaryEvent(methods, reasons), (event) => {
        expect(oktaKeeps(event)).toEqual({
          ...event,
          latitude: event.latitude! + 0,
          longitude: event.longitude! + 0,
          user_agent: event.user_agent === "" ? null : event.user_agent,
        });
      }),
    );
  });
  it("keeps no country that ISO does not know, no user that is called unknown, and no reason of a success", () => {
    expect(oktaKeeps({ ...EVENT, country: "Utopia", user: "unknown", failure_reason: "bad password" })).toEqual({
      ...EVENT,
      country: null,
      user: null,
    });
  });
  it("is what reading the line gives back (property)", () => {
    const words = {
      actions: ["login", "mfa", "logout", "password_change"],
      methods: ["password", "publickey", "push", "totp", "token", "kerberos", "PASSWORD_AS_FACTOR", "OTP", null],
      reasons: ["bad password", "unknown user", "mfa denied", "mfa timeout", "INVALID_CREDENTIALS", null],
    };
    expectRoundTrip({ format: formatOktaEvent, keeps: oktaKeeps, createReader: createOktaReader, words });
  });
});
