import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AuthEvent } from "../../../src/logs/AuthEvent";
import { emptyEvent } from "../../../src/logs/eventColumns";
import { createSshdReader } from "../../../src/logs/sshd/createSshdReader";
import { formatSshdEvent } from "../../../src/logs/sshd/formatSshdEvent";
import { parseSyslogHeader } from "../../../src/logs/sshd/parseSyslogHeader";
import { sshdKeeps } from "../../../src/logs/sshd/sshdKeeps";
import { ordinaryEvent } from "../anyEvent";
import { expectRoundTrip } from "../expectRoundTrip";
import { eventsOf, verdictsOf } from "../verdictsOf";

const EVENT: AuthEvent = {
  ...emptyEvent(),
  timestampUs: 1772439165123000,
  user: "ada",
  source_ip: "192.0.2.1",
  outcome: "success",
  method: "password",
  host: "gate",
};

const createReader = (sink: Parameters<typeof createSshdReader>[1]) => createSshdReader({ firstYear: 2026 }, sink);

/** The message alone, with the port that is made up taken out. */
function message(changes: Partial<AuthEvent>): string | null {
  const line = formatSshdEvent({ ...EVENT, ...changes });
  return line === null ? null : parseSyslogHeader(line)!.message.replace(/port \d+/, "port N");
}

describe("formatSshdEvent(event)", () => {
  it("writes one line with a stamp of RFC 3339 in microseconds", () => {
    expect(formatSshdEvent(EVENT)).toMatch(
      /^2026-03-02T08:12:45\.123000\+00:00 gate sshd\[\d{4,7}\]: Accepted password for ada from 192\.0\.2\.1 port \d{4,5} ssh2$/,
    );
  });
  it("writes no host where none is known", () => {
    expect(formatSshdEvent({ ...EVENT, host: null })).toMatch(/^2026-03-02T08:12:45\.123000\+00:00 sshd\[\d+\]: Acc/);
  });
  it.each<[Partial<AuthEvent>, string]>([
    [{ failure_reason: "bad password" }, "Failed password for ada from 192.0.2.1 port N ssh2"],
    [{ failure_reason: "unknown user" }, "Failed password for invalid user ada from 192.0.2.1 port N ssh2"],
    [{ failure_reason: "key refused", method: "publickey" }, "Failed publickey for ada from 192.0.2.1 port N ssh2"],
    [
      { failure_reason: "bad credentials", method: "keyboard-interactive/pam" },
      "Failed keyboard-interactive/pam for ada from 192.0.2.1 port N ssh2",
    ],
    [{ failure_reason: "blocked by policy" }, "User ada from 192.0.2.1 not allowed because not listed in AllowUsers"],
  ])("writes a failure in sshd's words: %j", (changes, expected) => {
    expect(message({ outcome: "failure", ...changes })).toBe(expected);
  });
  it("writes IPv4 without its IPv6 wrapping, as sshd does", () => {
    expect(message({ source_ip: "::ffff:192.0.2.1" })).toBe("Accepted password for ada from 192.0.2.1 port N ssh2");
  });
  it.each<[string, Partial<AuthEvent>]>([
    ["another action", { action: "logout" }],
    ["no user", { user: null }],
    ["an empty user", { user: "" }],
    ["a user whose name sshd writes as octal numbers", { user: "zoë" }],
    ["a user with a control character", { user: "a\nb" }],
    ["a user with a backslash, which sshd doubles", { user: "EXAMPLE\\ada" }],
    ["a user whose name sshd would cut", { user: "a".repeat(101) }],
    ["a user who seems to be another one that does not exist", { user: "invalid user root" }],
    ["no address", { source_ip: null }],
    ["a host name for an address", { source_ip: "h.example.com" }],
    ["a host that is none", { host: "two words" }],
    ["a method that sshd does not have", { method: "push" }],
    ["no method", { method: null }],
    ["a failure without a reason", { outcome: "failure" }],
    ["a reason that sshd does not give", { outcome: "failure", failure_reason: "account locked" }],
    ["a reason of another method", { outcome: "failure", failure_reason: "bad password", method: "publickey" }],
    ["a time after 2199", { timestampUs: 7_258_118_400_000_000 }],
  ])("is null for %s", (_name, changes) => {
    expect(formatSshdEvent({ ...EVENT, ...changes })).toBeNull();
    expect(sshdKeeps({ ...EVENT, ...changes })).toBeNull();
  });
  it("is the same line for the same event, and leaves the event as it was", () => {
    const event = Object.freeze({ ...EVENT });
    expect(formatSshdEvent(event)).toBe(formatSshdEvent(event));
    sshdKeeps(event);
    expect(event).toEqual(EVENT);
  });
});

describe("sshdKeeps(event)", () => {
  it("keeps what sshd has a place for (property)", () => {
    const reasons = ["bad password", "unknown user"];
    fc.assert(
      fc.property(ordinaryEvent(["password"], reasons), (event) => {
        const { timestampUs, user, source_ip, outcome, failure_reason, action, method, host } = event;
        const rest = { timestampUs, user, source_ip, outcome, failure_reason, action, method, host };
        expect(sshdKeeps(event)).toEqual({ ...emptyEvent(), ...rest });
      }),
    );
  });
  it("is what reading the line gives back (property)", () => {
    const words = {
      actions: ["login"],
      methods: ["password", "publickey", "keyboard-interactive/pam"],
      reasons: ["bad password", "unknown user", "key refused", "bad credentials", "blocked by policy"],
    };
    expectRoundTrip({ format: formatSshdEvent, keeps: sshdKeeps, createReader, words });
  });
  it("is so for any name that sshd writes as it is (property)", () => {
    const part = fc.constantFrom(...[" from ", "198.51.100.66", " port 22", " ssh2", ": ", " not allowed because "]);
    const word = fc.constantFrom(
      ...["not listed in AllowUsers", "invalid user ", "for ", "[preauth]", "user=", "via "],
    );
    const name = fc.array(fc.oneof(part, word, fc.string({ maxLength: 5 })), { maxLength: 6 }).map((p) => p.join(""));
    const reason = fc.constantFrom("bad password", "unknown user", "blocked by policy", null);
    fc.assert(
      fc.property(name, reason, (user, failure_reason) => {
        const outcome = failure_reason === null ? ("success" as const) : ("failure" as const);
        const event = { ...EVENT, user, failure_reason, outcome };
        const line = formatSshdEvent(event);
        expect(eventsOf(verdictsOf(createReader, line === null ? [] : [line]))).toEqual(
          line === null ? [] : [sshdKeeps(event)],
        );
      }),
      { numRuns: 1000 },
    );
  });
  it("is so for attempts on one host, by few users from few addresses, that follow each other closely (property)", () => {
    const attempt = fc.record({
      timestampUs: fc.integer({ min: 0, max: 5 }).map((ms) => 1772439165000000 + ms * 1000),
      user: fc.constantFrom("ada", "root"),
      source_ip: fc.constantFrom("192.0.2.1", "192.0.2.2"),
      failure_reason: fc.constantFrom("bad password", "unknown user", "blocked by policy", null),
    });
    fc.assert(
      fc.property(fc.array(attempt, { maxLength: 30 }), (attempts) => {
        const events = attempts.map((a): AuthEvent => ({
          ...EVENT,
          ...a,
          outcome: a.failure_reason ? "failure" : "success",
        }));
        expect(eventsOf(verdictsOf(createReader, events.map(formatSshdEvent)))).toEqual(events.map(sshdKeeps));
      }),
      { numRuns: 500 },
    );
  });
});
