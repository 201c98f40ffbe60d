import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { createEntraReader } from "../../../src/logs/entra/createEntraReader";
import { entraKeeps } from "../../../src/logs/entra/entraKeeps";
import { formatEntraEvent } from "../../../src/logs/entra/formatEntraEvent";
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

interface Written {
  category: string;
  resultType: string;
  properties: { status: { errorCode: number }; isInteractive: boolean; authenticationDetails: object[] };
}

function written(changes: Partial<AuthEvent>): Written | null {
  const line = formatEntraEvent({ ...EVENT, ...changes });
  return line === null ? null : (JSON.parse(line) as Written);
}

describe("formatEntraEvent(event)", () => {
  it("writes a sign-in as the diagnostic settings of Azure export it, with seven digits", () => {
    expect(written({})).toEqual({
      time: "2026-03-02T08:12:45.1230000Z",
      category: "SignInLogs",
      operationName: "Sign-in activity",
      resultType: "0",
      callerIpAddress: "192.0.2.1",
      properties: {
        id: "123",
        createdDateTime: "2026-03-02T08:12:45.1230000Z",
        userPrincipalName: "ada@example.com",
        appDisplayName: "Mail",
        ipAddress: "192.0.2.1",
        userAgent: "Mozilla/5.0",
        isInteractive: true,
        status: { errorCode: 0, failureReason: "Other." },
        deviceDetail: { deviceId: "d-7" },
        location: {
          city: "Berlin",
          countryOrRegion: "DE",
          geoCoordinates: { latitude: 52.52, longitude: 13.405 },
        },
        autonomousSystemNumber: 3320,
        sessionId: "s-9",
        authenticationDetails: [{ authenticationMethod: "Password", succeeded: true }],
      },
    });
  });
  it.each([
    ["login", "bad password", 50126],
    ["login", "unknown user", 50034],
    ["login", "password expired", 50055],
    ["login", "account locked", 50053],
    ["login", "account disabled", 50057],
    ["login", "blocked by policy", 53003],
    ["mfa", "mfa denied", 500121],
    ["mfa", "mfa timeout", 500121],
    ["mfa", null, 500121],
    ["mfa", "mfa required", 50074],
  ])("writes a failure (%s, %s) with code %d, as a number and as text", (action, failure_reason, code) => {
    const record = written({ action, failure_reason, method: "push", outcome: "failure" });
    expect(record?.properties.status.errorCode).toBe(code);
    expect(record?.resultType).toBe(String(code));
  });
  it("writes a sign-in by token as one that no person was asked for", () => {
    expect(written({ method: "token" })).toMatchObject({
      category: "NonInteractiveUserSignInLogs",
      properties: { isInteractive: false, authenticationDetails: [{ authenticationMethod: "Previously satisfied" }] },
    });
  });
  it("writes a second factor as the second step", () => {
    expect(written({ action: "mfa", method: "totp" })?.properties.authenticationDetails).toEqual([
      { authenticationMethod: "Previously satisfied", succeeded: true },
      { authenticationMethod: "Software OATH token", succeeded: true },
    ]);
  });
  it.each<[string, Partial<AuthEvent>]>([
    ["another action", { action: "logout" }],
    ["a method that Entra does not have", { method: "network" }],
    ["a second factor that is none", { action: "mfa", method: "password" }],
    ["a failure without a reason", { outcome: "failure" }],
    ["a reason that it has no code for", { outcome: "failure", failure_reason: "key refused" }],
    ["a time after 2199", { timestampUs: 7_258_118_400_000_000 }],
    ["more than a line holds", { user_agent: "x".repeat(65_536) }],
  ])("is null for %s", (_name, changes) => {
    expect(formatEntraEvent({ ...EVENT, ...changes })).toBeNull();
    expect(entraKeeps({ ...EVENT, ...changes })).toBeNull();
  });
  it("leaves the event as it was", () => {
    const event = Object.freeze({ ...EVENT });
    formatEntraEvent(event);
    entraKeeps(event);
    expect(event).toEqual(EVENT);
  });
});

describe("entraKeeps(event)", () => {
  it("keeps everything of an ordinary sign-in (property)", () => {
    const methods = ["password", "publickey", "push", "totp", "token"];
    const reasons = ["bad password", "unknown user", "password expired", "account locked", "account disabled"];
    fc.assert(
      fc.property(ordinaryEvent(methods, reasons), (event) => {
        expect(entraKeeps(event)).toEqual({
          ...event,
          latitude: event.latitude! + 0,
          longitude: event.longitude! + 0,
          user_agent: event.user_agent === "" ? null : event.user_agent,
        });
      }),
    );
  });
  it("calls a sign-in that failed at its second factor mfa", () => {
    const failed = { ...EVENT, outcome: "failure" as const, failure_reason: "mfa denied" };
    expect(entraKeeps(failed)).toEqual({ ...failed, action: "mfa" });
  });
  it("is what reading the line gives back (property)", () => {
    const words = {
      actions: ["login", "mfa"],
      methods: ["password", "publickey", "push", "totp", "token", null],
      reasons: ["bad password", "unknown user", "account locked", "mfa denied", "mfa timeout", "mfa required", null],
    };
    expectRoundTrip({ format: formatEntraEvent, keeps: entraKeeps, createReader: createEntraReader, words });
  });
});
