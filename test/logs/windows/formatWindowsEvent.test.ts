import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createWindowsReader } from "../../../src/logs/windows/createWindowsReader";
import { formatWindowsEvent } from "../../../src/logs/windows/formatWindowsEvent";
import { windowsKeeps } from "../../../src/logs/windows/windowsKeeps";
import { ordinaryEvent } from "../anyEvent";
import { expectRoundTrip } from "../expectRoundTrip";

const EVENT: AuthEvent = {
  ...emptyEvent(),
  event_id: "123",
  timestampUs: 1772439165123000,
  user: "ada",
  source_ip: "192.0.2.1",
  outcome: "success",
  method: "network",
  device: "LAPTOP-7",
  host: "files.example.com",
  session_id: "0x3e7a",
  country: "DE",
  user_agent: "none",
};

/** What is written, as an object. */
function written(changes: Partial<AuthEvent>): Record<string, unknown> | null {
  const line = formatWindowsEvent({ ...EVENT, ...changes });
  return line === null ? null : (JSON.parse(line) as Record<string, unknown>);
}

describe("formatWindowsEvent(event)", () => {
  it("writes a sign-in over the network as event 4624 with LogonType 3", () => {
    expect(written({})).toEqual({
      "@timestamp": "2026-03-02T08:12:45.123000Z",
      Channel: "Security",
      SourceName: "Microsoft-Windows-Security-Auditing",
      EventRecordID: 123,
      EventID: 4624,
      Hostname: "files.example.com",
      TargetUserName: "ada",
      LogonType: "3",
      WorkstationName: "LAPTOP-7",
      IpAddress: "192.0.2.1",
      TargetLogonId: "0x3e7a",
    });
  });
  it.each([
    ["bad password", "0xc000006d", "0xc000006a"],
    ["unknown user", "0xc000006d", "0xc0000064"],
    ["password expired", "0xc000006e", "0xc0000071"],
    ["account locked", "0xc0000234", "0x0"],
    ["account disabled", "0xc000006e", "0xc0000072"],
    ["blocked by policy", "0xc000006e", "0xc000006f"],
    [null, "0xc000006d", "0x0"],
  ])("writes a failure as event 4625: %s is %s, %s", (failure_reason, Status, SubStatus) => {
    expect(written({ outcome: "failure", failure_reason })).toMatchObject({ EventID: 4625, Status, SubStatus });
  });
  it.each([
    ["success", null, 4768, "0x0"],
    ["failure", "bad password", 4771, "0x18"],
    ["failure", "unknown user", 4768, "0x6"],
    ["failure", "account locked", 4768, "0x12"],
  ] as const)(
    "writes Kerberos as a domain controller does: %s, %s is event %d, %s",
    (outcome, reason, EventID, Status) => {
      expect(written({ method: "kerberos", outcome, failure_reason: reason })).toMatchObject({ EventID, Status });
    },
  );
  it("writes a sign-out as event 4634, which has no address", () => {
    const record = written({ action: "logout" });
    expect(record).toMatchObject({ EventID: 4634, TargetLogonId: "0x3e7a" });
    expect(record).not.toHaveProperty("IpAddress");
  });
  it("writes `-` where nothing is known, as Windows does", () => {
    expect(written({ user: null, source_ip: null, device: null })).toMatchObject({
      TargetUserName: "-",
      IpAddress: "-",
      WorkstationName: "-",
    });
  });
  it("writes an id that is no number as text", () => {
    expect(written({ event_id: "007" })?.["EventRecordID"]).toBe("007");
    expect(written({ event_id: null })?.["EventRecordID"]).toBeNull();
  });
  it.each<[string, Partial<AuthEvent>]>([
    ["another action", { action: "mfa" }],
    ["a method that Windows does not have", { method: "push" }],
    ["a reason that it has no code for", { outcome: "failure", failure_reason: "key refused" }],
    ["a sign-out that failed", { action: "logout", outcome: "failure" }],
    ["a machine's own sign-in, which the reader ignores", { user: "DC01$" }],
    ["SYSTEM", { user: "SYSTEM" }],
    ["a time before 1970", { timestampUs: -1 }],
    ["a time after 2199", { timestampUs: 7_258_118_400_000_000 }],
    ["half a microsecond", { timestampUs: 0.5 }],
    ["more than a line holds", { host: "x".repeat(65_536) }],
  ])("is null for %s", (_name, changes) => {
    expect(formatWindowsEvent({ ...EVENT, ...changes })).toBeNull();
    expect(windowsKeeps({ ...EVENT, ...changes })).toBeNull();
  });
  it("writes the failure of a machine's account, since a guesser chooses the name", () => {
    expect(written({ user: "DC01$", outcome: "failure", failure_reason: "bad password" })).not.toBeNull();
  });
  it("leaves the event as it was", () => {
    const event = Object.freeze({ ...EVENT });
    formatWindowsEvent(event);
    windowsKeeps(event);
    expect(event).toEqual(EVENT);
  });
});

describe("windowsKeeps(event)", () => {
  it("keeps what Windows has a place for", () => {
    expect(windowsKeeps(EVENT)).toEqual({ ...EVENT, country: null, user_agent: null });
  });
  it("is what reading the line gives back (property)", () => {
    const words = {
      actions: ["login", "login", "logout"],
      methods: ["password", "network", "interactive", "remote interactive", "unlock", "kerberos", null],
      reasons: ["bad password", "unknown user", "account locked", "account disabled", "blocked by policy", null],
    };
    expectRoundTrip({ format: formatWindowsEvent, keeps: windowsKeeps, createReader: createWindowsReader, words });
  });
  it("loses nothing of an ordinary sign-in but what Windows has no place for (property)", () => {
    const methods = ["password", "network", "interactive", "remote interactive"];
    const reasons = ["bad password", "unknown user", "password expired", "account locked", "account disabled", null];
    fc.assert(
      fc.property(ordinaryEvent(methods, reasons), (event) => {
        expect(windowsKeeps(event)).toEqual({
          ...event,
          ...{ country: null, city: null, latitude: null, longitude: null, asn: null, user_agent: null },
          session_id: event.outcome === "success" ? event.session_id : null,
        });
      }),
    );
  });
});
