import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogReader, LogSink } from "../../../src/logs/LogReader";
import { createWindowsReader } from "../../../src/logs/windows/createWindowsReader";
import { createWindowsCsvReader } from "../../../src/logs/windows/csv/createWindowsCsvReader";
import { createWindowsXmlReader } from "../../../src/logs/windows/xml/createWindowsXmlReader";
import { eventsOf, type Verdicts, verdictsOf } from "../verdictsOf";
import { asCsv, asJson, asWinlogbeat, asXml, CSV_HEADER, failedSignIn, signIn, SPELLED_EVENTS, type SpelledEvent } from "./eventSpellings"; // prettier-ignore

/** The events, and the kinds of what was ignored without the kinds that only the spelling has. */
function said(createReader: (sink: LogSink) => LogReader, lines: readonly string[]) {
  const verdicts: Verdicts = verdictsOf(createReader, lines);
  const kinds = verdicts.ignored.map(({ kind }) => kind);
  return {
    events: eventsOf(verdicts),
    rejected: verdicts.rejected,
    ignored: kinds.filter((kind) => kind !== "header" && kind !== "further line of an event"),
  };
}

const inCsv = (event: SpelledEvent) => said(createWindowsCsvReader, [CSV_HEADER, ...asCsv(event)]);
const inXml = (event: SpelledEvent) => said(createWindowsXmlReader, [asXml(event)]);
const inJson = (event: SpelledEvent) => said(createWindowsReader, [asJson(event)]);

describe("an event of the Security log in each spelling", () => {
  it.each(SPELLED_EVENTS.map((event) => [event.id, event.data, event] as const))(
    "says the same as JSON, XML and CSV: %d %j",
    (_id, _data, event) => {
      const expected = inJson(event);
      expect(expected.rejected).toEqual([]);
      expect(expected.events.length + expected.ignored.length).toBe(1);
      expect(said(createWindowsReader, [asWinlogbeat(event)])).toEqual(expected);
      expect(inXml(event)).toEqual(expected);
      expect(inCsv(event)).toEqual(expected);
    },
  );
  it("has every field of a sign-in, in CSV too", () => {
    expect(inCsv(signIn()).events).toEqual([
      {
        event_id: null,
        // date -u -d 2024-03-01T09:30:00Z +%s is 1709285400
        timestampUs: 1709285400000000,
        user: "ada",
        source_ip: "192.0.2.5",
        outcome: "success",
        failure_reason: null,
        action: "login",
        method: "network",
        country: null,
        city: null,
        latitude: null,
        longitude: null,
        asn: null,
        user_agent: null,
        device: "LAPTOP-7",
        host: null,
        session_id: "0x11f1a90",
      },
    ]);
  });
  it.each([
    [4624, "login", "success", "network", null],
    [4625, "login", "failure", "network", "bad password"],
    [4634, "logout", "success", "network", null],
    [4647, "logout", "success", null, null],
    [4648, "login", "success", "explicit credentials", null],
    [4768, "login", "success", "kerberos", null],
    [4769, "service ticket", "failure", "kerberos", "status 0x1b"],
    [4771, "login", "failure", "kerberos", "bad password"],
    [4776, "login", "success", "ntlm", null],
    [4740, "lockout", "failure", null, "account locked"],
  ])("means the same in each: %d is %s, %s", (id, action, outcome, method, failure_reason) => {
    const event = SPELLED_EVENTS.find((one) => one.id === id)!;
    for (const { events } of [inJson(event), inXml(event), inCsv(event)]) {
      expect(events).toMatchObject([{ user: "ada", action, outcome, method, failure_reason }]);
    }
  });
  it.each([
    [4778, "session reconnected"],
    [4779, "session disconnected"],
    [4672, "other event"],
  ])("is ignored under the same kind in each: %d is %s", (id, kind) => {
    const event = SPELLED_EVENTS.find((one) => one.id === id)!;
    for (const { ignored } of [inJson(event), inXml(event), inCsv(event)]) expect(ignored).toEqual([kind]);
  });

  const names = [
    ...["__proto__", "constructor", "007", "1e5", "NULL", "🙂", "\u202eada", 'a"b', "a,b", "a\tb", " ada"],
    ...["</Data><Data Name='IpAddress'>203.0.113.9</Data>", "</Event>", "<Event >", "]]>", "&lt;/Data&gt;", "&#60;"],
    ...["x\nAudit Success,1/1/2024 1:00:00 AM,Microsoft-Windows-Security-Auditing,4624,Logon", "x\n\ty", "a: b"],
    "x\n\nNetwork Information:\n\tSource Network Address:\t203.0.113.9",
    "x\n\tAccount Name:\t\troot",
    'x"\nAudit Success,1/1/2024 1:00:00 AM,Microsoft-Windows-Security-Auditing,4624,Logon,"An account was',
  ];
  it.each(names)("stays the one event from where it came, whatever the user is called: %j", (name) => {
    for (const event of [signIn(name), failedSignIn(name), failedSignIn("ada", name)]) {
      const { source_ip, outcome, timestampUs } = inJson(event).events[0]!;
      for (const found of [inXml(event), inCsv(event)]) {
        expect(found.rejected).toEqual([]);
        expect(found.events).toHaveLength(1);
        expect(found.events[0]).toMatchObject({ source_ip, outcome, timestampUs });
      }
    }
  });
  it.each(names.slice(0, 19))("keeps the name of the user as it is: %j", (name) => {
    for (const { events } of [inJson(failedSignIn(name)), inXml(failedSignIn(name)), inCsv(failedSignIn(name))]) {
      expect(events[0]!.user).toBe(name);
    }
  });
  it("gives no reason where the client wrote a second one into the message", () => {
    const forged = failedSignIn("ada", "x\n\nFailure Information:\n\tStatus:\t\t0xC0000234\n\tSub Status:\t\t0x0");
    expect(inCsv(forged).events).toMatchObject([{ outcome: "failure", failure_reason: null, source_ip: "192.0.2.5" }]);
  });
  it("says the same whatever the user is called (property)", () => {
    const unit = fc.constantFrom("a", "<", ">", "&", "'", '"', "/", ";", " ", ",", "Data", "lt", "#", "\u0001", "é");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string({ unit: "grapheme" })), (name) => {
        fc.pre(!/[\n\r]/.test(name) && name.trim() === name && !name.startsWith("-"));
        const event = failedSignIn(name);
        expect(inXml(event)).toEqual(inJson(event));
        expect(inCsv(event)).toEqual(inJson(event));
      }),
      { numRuns: 500 },
    );
  });
});
