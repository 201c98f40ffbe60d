import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { cloudtrailKeeps } from "../../../src/logs/cloudtrail/cloudtrailKeeps";
import { createCloudtrailReader } from "../../../src/logs/cloudtrail/createCloudtrailReader";
import { formatCloudtrailEvent } from "../../../src/logs/cloudtrail/formatCloudtrailEvent";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { ordinaryEvent } from "../anyEvent";
import { expectRoundTrip } from "../expectRoundTrip";

const EVENT: AuthEvent = {
  ...emptyEvent(),
  event_id: "123",
  timestampUs: 1772439165000000,
  user: "ada",
  source_ip: "192.0.2.1",
  outcome: "success",
  method: "password",
  user_agent: "Mozilla/5.0",
  host: "111122223333",
  country: "DE",
  session_id: "s-9",
};

function written(changes: Partial<AuthEvent>): Record<string, unknown> | null {
  const line = formatCloudtrailEvent({ ...EVENT, ...changes });
  return line === null ? null : (JSON.parse(line) as Record<string, unknown>);
}

describe("formatCloudtrailEvent(event)", () => {
  it("writes a sign-in with a password as that of an IAM user, in whole seconds where it can", () => {
    expect(written({})).toEqual({
      eventVersion: "1.08",
      userIdentity: { type: "IAMUser", userName: "ada" },
      eventTime: "2026-03-02T08:12:45Z",
      eventSource: "signin.amazonaws.com",
      eventName: "ConsoleLogin",
      awsRegion: "us-east-1",
      sourceIPAddress: "192.0.2.1",
      userAgent: "Mozilla/5.0",
      responseElements: { ConsoleLogin: "Success" },
      additionalEventData: { MobileVersion: "No", MFAUsed: "No" },
      eventID: "123",
      eventType: "AwsConsoleSignIn",
      recipientAccountId: "111122223333",
    });
    expect(written({ timestampUs: 1772439165000007 })?.["eventTime"]).toBe("2026-03-02T08:12:45.000007Z");
  });
  it("writes a sign-in with a token as that of a role's session", () => {
    expect(written({ method: "token" })?.["userIdentity"]).toEqual({
      type: "AssumedRole",
      principalId: "AROAEXAMPLE:ada",
    });
  });
  it("writes a bad password in AWS's words", () => {
    expect(written({ outcome: "failure", failure_reason: "bad password" })).toMatchObject({
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
    });
  });
  it("hides the name of a user who does not exist, as AWS does", () => {
    const line = formatCloudtrailEvent({ ...EVENT, outcome: "failure", failure_reason: "unknown user" })!;
    expect(line).toContain('"userName":"HIDDEN_DUE_TO_SECURITY_REASONS"');
    expect(line).not.toContain("ada");
  });
  it.each<[string, Partial<AuthEvent>]>([
    ["another action", { action: "logout" }],
    ["a method that the console does not have", { method: "publickey" }],
    ["no method", { method: null }],
    ["a reason that AWS does not give", { outcome: "failure", failure_reason: "account locked" }],
    ["a failure with a token, which never comes so far", { outcome: "failure", method: "token" }],
    ["a user of the name that AWS hides others behind", { user: "HIDDEN_DUE_TO_SECURITY_REASONS" }],
    ["a time after 2199", { timestampUs: 7_258_118_400_000_000 }],
    ["more than a line holds", { user_agent: "x".repeat(65_536) }],
  ])("is null for %s", (_name, changes) => {
    expect(formatCloudtrailEvent({ ...EVENT, ...changes })).toBeNull();
    expect(cloudtrailKeeps({ ...EVENT, ...changes })).toBeNull();
  });
  it("leaves the event as it was", () => {
    const event = Object.freeze({ ...EVENT });
    formatCloudtrailEvent(event);
    cloudtrailKeeps(event);
    expect(event).toEqual(EVENT);
  });
});

describe("cloudtrailKeeps(event)", () => {
  it("keeps what CloudTrail has a place for (property)", () => {
    fc.assert(
      fc.property(ordinaryEvent(["password"], ["bad password", null]), (event) => {
        expect(cloudtrailKeeps(event)).toEqual({
          ...event,
          ...{ country: null, city: null, latitude: null, longitude: null, asn: null, device: null, session_id: null },
          user_agent: event.user_agent === "" ? null : event.user_agent,
        });
      }),
    );
  });
  it("does not keep a source that is no address", () => {
    expect(cloudtrailKeeps({ ...EVENT, source_ip: "AWS Internal" })?.source_ip).toBeNull();
  });
  it("is what reading the line gives back (property)", () => {
    const words = {
      actions: ["login"],
      methods: ["password", "password", "token"],
      reasons: ["bad password", "unknown user", null],
    };
    expectRoundTrip({
      format: formatCloudtrailEvent,
      keeps: cloudtrailKeeps,
      createReader: createCloudtrailReader,
      words,
    });
  });
});
