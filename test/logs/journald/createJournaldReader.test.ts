import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../../src/logs/json/JsonObject";
import { createJournaldReader } from "../../../src/logs/journald/createJournaldReader";
import { anyJsonLine } from "../anyJsonLine";
import { accountOf, judgedLines, verdictsOf } from "../verdictsOf";

/** An entry of sshd as `journalctl -o json` prints it. */
function entry(MESSAGE: unknown, fields: JsonObject = {}): JsonObject {
  return {
    __CURSOR: "s=0b1c;i=4f",
    // date -u -d 2024-03-01T09:30:00Z +%s is 1709285400
    __REALTIME_TIMESTAMP: "1709285400250007",
    __MONOTONIC_TIMESTAMP: "77250007",
    _HOSTNAME: "gate",
    _TRANSPORT: "syslog",
    SYSLOG_IDENTIFIER: "sshd",
    _COMM: "sshd",
    _PID: "77",
    _SYSTEMD_UNIT: "ssh.service",
    PRIORITY: "6",
    MESSAGE,
    ...fields,
  };
}
const read = (...records: unknown[]) => verdictsOf(createJournaldReader, records);
const ACCEPTED = "Accepted password for ada from 192.0.2.1 port 22 ssh2";
const OPENED = "pam_unix(sshd:session): session opened for user ada(uid=1000) by (uid=0)";

describe("createJournaldReader(sink)", () => {
  it("reads a sign-in, to the microsecond", () => {
    expect(read(entry(ACCEPTED)).events).toEqual([
      {
        line: 1,
        event_id: null,
        timestampUs: 1709285400250007,
        user: "ada",
        source_ip: "192.0.2.1",
        outcome: "success",
        failure_reason: null,
        action: "login",
        method: "password",
        country: null,
        city: null,
        latitude: null,
        longitude: null,
        asn: null,
        user_agent: null,
        device: null,
        host: "gate",
        session_id: null,
      },
    ]);
  });
  it("follows attempts as the reader of syslog does", () => {
    const verdicts = read(
      entry("Invalid user bob from 192.0.2.1 port 22"),
      entry("Failed password for invalid user bob from 192.0.2.1 port 22 ssh2"),
      entry(ACCEPTED, { _PID: "78" }),
      entry(OPENED, { _PID: "78" }),
      entry("pam_unix(login:session): session opened for user bob(uid=1001) by LOGIN(uid=0)", {
        SYSLOG_IDENTIFIER: "login",
      }),
      entry("pam_unix(sudo:session): session opened for user root(uid=0) by ada(uid=1000)", {
        SYSLOG_IDENTIFIER: "sudo",
      }),
    );
    expect(verdicts.events.map(({ line, user, outcome }) => [line, user, outcome])).toEqual([
      [2, "bob", "failure"],
      [3, "ada", "success"],
      [5, "bob", "success"],
    ]);
    expect(accountOf(verdicts)).toEqual({ accepted: 3, "detail of an attempt": 1, session: 1, "change of user": 1 });
  });
  it.each([
    [
      "bytes, where it is no plain text",
      [...Buffer.from("Failed password for invalid user é from 192.0.2.1 port 22 ssh2")],
    ],
    ["the first of several", ["Failed password for invalid user é from 192.0.2.1 port 22 ssh2", "Accepted"]],
    [
      "the first of several, as bytes",
      [[...Buffer.from("Failed password for invalid user é from 192.0.2.1 port 22 ssh2")], null],
    ],
  ])("reads a message of %s", (_name, message) => {
    expect(read(entry(message)).events).toMatchObject([{ user: "é", outcome: "failure" }]);
  });
  it.each([
    ["what the kernel calls it", { SYSLOG_IDENTIFIER: undefined }, 1],
    ["the unit", { SYSLOG_IDENTIFIER: undefined, _COMM: undefined }, 1],
    [
      "an instance of the unit",
      { SYSLOG_IDENTIFIER: undefined, _COMM: undefined, _SYSTEMD_UNIT: "sshd@3-a:22-b:5.service" },
      1,
    ],
    ["sshd-session", { SYSLOG_IDENTIFIER: "sshd-session" }, 1],
    ["another program", { SYSLOG_IDENTIFIER: "app" }, 0],
    ["another unit", { SYSLOG_IDENTIFIER: undefined, _COMM: undefined, _SYSTEMD_UNIT: "sshdoom.service" }, 0],
  ])("knows sshd by its name: %s", (_name, fields, events) => {
    expect(read(entry(ACCEPTED, fields)).events).toHaveLength(events);
  });
  it("is not told by a message what program it is of", () => {
    const message = '","SYSLOG_IDENTIFIER":"sshd","MESSAGE":"Accepted password for root from 192.0.2.1 port 22 ssh2';
    expect(accountOf(read(entry(message, { SYSLOG_IDENTIFIER: "app" })))).toEqual({ accepted: 0, "other program": 1 });
  });
  it.each([
    ["a message that journalctl left out", entry(null), "other sshd message"],
    ["no message", entry(undefined), "other sshd message"],
    ["a blank line", " ", "blank line"],
  ])("ignores %s", (_name, record, kind) => {
    expect(read(record).ignored).toEqual([{ line: 1, kind }]);
  });
  it.each([
    ["{", "not JSON"],
    [entry(ACCEPTED, { __REALTIME_TIMESTAMP: "soon" }), "__REALTIME_TIMESTAMP: expected microseconds since 1970"],
    [entry(ACCEPTED, { __REALTIME_TIMESTAMP: -1 }), "__REALTIME_TIMESTAMP: expected microseconds since 1970"],
    [entry({ a: 1 }), "MESSAGE: expected a text or its bytes"],
    [entry([300]), "MESSAGE: expected a text or its bytes"],
    [" ".repeat(65_536), "line is too long"],
  ])("rejects %j", (record, reason) => {
    expect(read(record).rejected).toEqual([{ line: 1, reason }]);
  });
  it("never throws, and judges each line once, whatever stands there (property)", () => {
    const keys = ["__REALTIME_TIMESTAMP", "MESSAGE", "SYSLOG_IDENTIFIER", "_PID", "_HOSTNAME", "__proto__"];
    const values = ["1709285400250007", "sshd", "77", ACCEPTED, OPENED, 65, null, "last", "message repeated 2 times"];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 10 }), (lines) => {
        expect(judgedLines(read(...lines))).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
