import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTimeZone } from "../../../src/logs/time/createTimeZone";
import { createWindowsReader } from "../../../src/logs/windows/createWindowsReader";
import { anyJsonLine } from "../anyJsonLine";
import { judgedLines, verdictsOf } from "../verdictsOf";

/** An event of the Security log as NXLog writes it, with the fields that every event has. */
function nxlog(EventID: number | string, fields: object): object {
  return { "@timestamp": "2024-03-01T09:30:00.250Z", Channel: "Security", EventID, Hostname: "pc7", ...fields };
}

/** The one event that is read from a record. */
function read(record: object) {
  const { events, rejected, ignored } = verdictsOf(createWindowsReader, [record]);
  expect({ rejected, ignored }).toEqual({ rejected: [], ignored: [] });
  return events[0]!;
}

/** Action, outcome, method and reason of the one event. */
function meaning(EventID: number, fields: object) {
  const { action, outcome, method, failure_reason } = read(nxlog(EventID, { TargetUserName: "ada", ...fields }));
  return [action, outcome, method, failure_reason];
}

function ignoredKind(record: object) {
  return verdictsOf(createWindowsReader, [record]).ignored[0]?.kind;
}

describe("createWindowsReader(sink)", () => {
  it("reads a sign-in as NXLog writes it", () => {
    const record = nxlog(4624, {
      RecordNumber: 379899,
      TargetUserName: "ada",
      TargetDomainName: "EXAMPLE",
      IpAddress: "192.0.2.5",
      LogonType: "3",
      WorkstationName: "LAPTOP-7",
      TargetLogonId: "0x11f1a90",
      Message: "An account was successfully logged on.\r\n\r\nSubject:\r\n\tSecurity ID:\t\tS-1-0-0",
      Keywords: -9214364837600034816,
    });
    expect(read(record)).toEqual({
      line: 1,
      event_id: "379899",
      // date -u -d 2024-03-01T09:30:00Z +%s is 1709285400
      timestampUs: 1709285400250000,
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
      host: "pc7",
      session_id: "0x11f1a90",
    });
  });
  it("reads a sign-in as Winlogbeat writes it", () => {
    const record = {
      "@timestamp": "2024-03-01T09:30:00.250Z",
      host: { name: "collector" },
      winlog: {
        channel: "Security",
        provider_name: "Microsoft-Windows-Security-Auditing",
        event_id: "4625",
        record_id: 17,
        computer_name: "pc7",
        event_data: { TargetUserName: "ada", IpAddress: "192.0.2.5", LogonType: "10", SubStatus: "0xC000006A" },
      },
    };
    expect(read(record)).toMatchObject({
      event_id: "17",
      timestampUs: 1709285400250000,
      user: "ada",
      source_ip: "192.0.2.5",
      method: "remote interactive",
      failure_reason: "bad password",
      host: "pc7",
    });
  });
  it("reads the number of the event from event.code, where Winlogbeat's own field was left out", () => {
    const winlog = { channel: "Security", event_data: { TargetUserName: "ada", LogonType: "2" } };
    const record = { "@timestamp": "2024-03-01T09:30:00Z", event: { code: "4624", provider: "x" }, winlog };
    expect(read(record)).toMatchObject({ user: "ada", method: "interactive" });
    expect(ignoredKind({ ...record, winlog: { event_data: {} } })).toBe("other channel");
  });
  it("reads a sign-in as Winlogbeat wrote it before version 7", () => {
    const record = {
      "@timestamp": "2024-03-01T09:30:00.250Z",
      ...{ event_id: 4625, log_name: "Security", source_name: "Microsoft-Windows-Security-Auditing" },
      ...{ record_number: "17", computer_name: "pc7" },
      event_data: { TargetUserName: "ada", IpAddress: "192.0.2.5", LogonType: "3", SubStatus: "0xc000006a" },
    };
    expect(read(record)).toMatchObject({
      ...{ event_id: "17", user: "ada", source_ip: "192.0.2.5", method: "network", host: "pc7" },
      ...{ failure_reason: "bad password", timestampUs: 1709285400250000 },
    });
  });
  it("takes a local EventTime for the context's zone, and no other time", () => {
    const timezone = createTimeZone("America/New_York");
    const at = (fields: object) =>
      verdictsOf(
        (sink) => createWindowsReader(sink, { timezone }),
        [{ EventID: 4624, Channel: "Security", TargetUserName: "ada", ...fields }],
      ).events[0]!.timestampUs;
    // date -u -d 2024-03-01T14:30:00Z +%s is 1709303400
    expect(at({ EventTime: "2024-03-01 09:30:00" })).toBe(1709303400000000);
    expect(at({ EventTime: "2024-03-01 09:30:00", "@timestamp": "2024-03-01T14:30:02Z" })).toBe(1709303402000000);
    expect(at({ EventTime: "2024-03-01T15:30:00+01:00" })).toBe(1709303400000000);
  });

  it.each([
    [2, "interactive"],
    [3, "network"],
    [7, "unlock"],
    [8, "password"],
    [9, "new credentials"],
    [10, "remote interactive"],
    [11, "cached interactive"],
    [0, null],
  ])("takes LogonType %d, as text or number, for the method %s", (type, method) => {
    expect(meaning(4624, { LogonType: type })).toEqual(["login", "success", method, null]);
    expect(meaning(4624, { LogonType: String(type) })).toEqual(["login", "success", method, null]);
  });
  it.each([
    [
      "4625, no such user",
      4625,
      { Status: "0xc000006d", SubStatus: "0xC0000064" },
      ["login", "failure", "unknown user"],
    ],
    ["4625, locked", 4625, { Status: "0xc0000234", SubStatus: "0x0" }, ["login", "failure", "account locked"]],
    ["4625, not said which", 4625, { Status: "0xc000006d", SubStatus: "0x0" }, ["login", "failure", null]],
    ["4625, another code", 4625, { Status: "0xc000010b" }, ["login", "failure", "status 0xc000010b"]],
    [
      "4625, as a signed number",
      4625,
      { Status: -1073741715, SubStatus: -1073741718 },
      ["login", "failure", "bad password"],
    ],
    ["4768 granted", 4768, { Status: "0x0" }, ["login", "success", null]],
    ["4768 granted, in another width", 4768, { Status: "0x00000000" }, ["login", "success", null]],
    ["4768 refused", 4768, { Status: "0x00000012" }, ["login", "failure", "account locked or disabled"]],
    ["4769 granted", 4769, { Status: 0 }, ["service ticket", "success", null]],
    ["4769 refused", 4769, { Status: "0x1b" }, ["service ticket", "failure", "status 0x1b"]],
    ["4771", 4771, { Status: "0x18" }, ["login", "failure", "bad password"]],
    ["4776 right", 4776, { Status: "0x0" }, ["login", "success", null]],
    ["4776 wrong", 4776, { Status: "0xC000006A" }, ["login", "failure", "bad password"]],
    ["4634", 4634, {}, ["logout", "success", null]],
    ["4647", 4647, {}, ["logout", "success", null]],
    ["4648", 4648, {}, ["login", "success", null]],
    ["4740", 4740, {}, ["lockout", "failure", "account locked"]],
  ])("reads event %s by its number and status", (_name, id, fields, [action, outcome, reason]) => {
    const [foundAction, foundOutcome, , foundReason] = meaning(id, fields);
    expect([foundAction, foundOutcome, foundReason]).toEqual([action, outcome, reason]);
  });

  it.each([
    ["-", null],
    ["::1", "::1"],
    ["127.0.0.1", "127.0.0.1"],
    ["fe80::1", "fe80::1"],
    ["::ffff:172.18.39.6", "172.18.39.6"],
    [undefined, null],
  ])("reads the address %s as %s", (IpAddress, source_ip) => {
    expect(read(nxlog(4624, { TargetUserName: "ada", IpAddress })).source_ip).toBe(source_ip);
  });
  it("reads the workstation of event 4776, which has no address", () => {
    const event = read(nxlog(4776, { TargetUserName: "ada", Workstation: "LAPTOP-7", Status: "0x0" }));
    expect([event.source_ip, event.device]).toEqual([null, "LAPTOP-7"]);
  });
  it("reads the caller of a lockout from where others have the domain", () => {
    expect(read(nxlog(4740, { TargetUserName: "ada", TargetDomainName: "LAPTOP-7" })).device).toBe("LAPTOP-7");
  });
  it("cuts the realm off the user of event 4769 alone", () => {
    const user = (id: number) => read(nxlog(id, { TargetUserName: "ada@EXAMPLE.COM", Status: "0x0" })).user;
    expect([user(4769), user(4768)]).toEqual(["ada", "ada@EXAMPLE.COM"]);
  });
  it("reads a failure that names nobody", () => {
    expect(read(nxlog(4625, { TargetUserName: "-", IpAddress: "192.0.2.5" })).user).toBeNull();
  });

  it.each([
    ["a machine's account", { TargetUserName: "PC7$", LogonType: "3" }, "machine account"],
    ["SYSTEM", { TargetUserName: "SYSTEM", TargetUserSid: "S-1-5-18" }, "system account"],
    ["SYSTEM without a SID", { TargetUserName: "SYSTEM" }, "system account"],
    ["SYSTEM with the SID of nobody", { TargetUserName: "SYSTEM", TargetUserSid: "S-1-0-0" }, "system account"],
    ["ANONYMOUS LOGON without a SID", { TargetUserName: "ANONYMOUS LOGON" }, "anonymous logon"],
    ["anonymous in another language", { TargetUserName: "ANONYM", TargetUserSid: "S-1-5-7" }, "anonymous logon"],
    ["SYSTEM in another language", { TargetUserName: "Système", TargetUserSid: "S-1-5-18" }, "system account"],
    [
      "the window manager",
      { TargetUserName: "DWM-2", TargetUserSid: "S-1-5-90-0-2", LogonType: "2" },
      "system account",
    ],
    ["ANONYMOUS LOGON", { TargetUserName: "ANONYMOUS LOGON", TargetUserSid: "S-1-5-7" }, "anonymous logon"],
  ])("ignores what %s does successfully", (_name, fields, kind) => {
    expect(ignoredKind(nxlog(4624, fields))).toBe(kind);
  });
  it.each([
    ["a failure at a machine's account, which a guesser may have chosen", 4625, { TargetUserName: "PC7$" }],
    ["an account that ends in $ and signs in at a keyboard", 4624, { TargetUserName: "backdoor$", LogonType: "10" }],
    ["somebody who is called SYSTEM", 4624, { TargetUserName: "SYSTEM", TargetUserSid: "S-1-5-21-1-2-3-1104" }],
    [
      "somebody who is called ANONYMOUS LOGON",
      4624,
      { TargetUserName: "ANONYMOUS LOGON", TargetUserSid: "S-1-5-21-1-2-3-1104" },
    ],
    ["somebody who is called DWM-1", 4624, { TargetUserName: "DWM-1", TargetUserSid: "S-1-5-21-1-2-3-1104" }],
  ])("does not ignore %s", (_name, id, fields) => {
    expect(read(nxlog(id, fields)).user).toBe(fields.TargetUserName);
  });
  it.each([
    [
      "4648 to this machine itself",
      4648,
      { TargetUserName: "ada", TargetServerName: "localhost" },
      "step of a sign-in",
    ],
    ["4778", 4778, { AccountName: "ada", ClientAddress: "192.0.2.5" }, "session reconnected"],
    ["4779", 4779, { AccountName: "ada", ClientAddress: "192.0.2.5" }, "session disconnected"],
  ])("ignores what another event tells: %s", (_name, id, fields, kind) => {
    expect(ignoredKind(nxlog(id, fields))).toBe(kind);
  });
  it("reads 4648 to another machine", () => {
    const event = read(nxlog(4648, { TargetUserName: "ada", TargetServerName: "files.example.com" }));
    expect(event).toMatchObject({ user: "ada", method: "explicit credentials" });
  });
  it("ignores other events, other channels, and the first step of Kerberos", () => {
    expect(ignoredKind(nxlog(4672, {}))).toBe("other event");
    expect(ignoredKind(nxlog(4624, { Channel: "Application" }))).toBe("other channel");
    expect(ignoredKind(nxlog(4768, { Status: "0x19", TargetUserName: "ada" }))).toBe("step of a sign-in");
  });
  it.each([
    [{ hello: 1 }, "no EventID"],
    [nxlog(4768, { TargetUserName: "ada" }), "event 4768: no Status"],
    [{ EventID: 4624, Channel: "Security" }, "no time from 1970 to 2255 that can be read"],
    ["{", "not JSON"],
    ["[]", "not a JSON object"],
  ])("rejects %j: %s", (record, reason) => {
    expect(verdictsOf(createWindowsReader, [record]).rejected).toEqual([{ line: 1, reason }]);
  });

  it("never throws, and judges each line once, whatever stands there (property)", () => {
    const keys = [
      ...["EventID", "Channel", "SourceName", "@timestamp", "EventTime", "TimeCreated", "winlog", "event_id"],
      ...[
        "event_data",
        "TargetUserName",
        "TargetUserSid",
        "IpAddress",
        "Status",
        "SubStatus",
        "LogonType",
        "__proto__",
      ],
    ];
    const values = [
      4624,
      4625,
      "4768",
      4769,
      "Security",
      "0xc000006a",
      "0x19",
      "-",
      "ada$",
      "2024-03-01T09:30:00Z",
      null,
    ];
    fc.assert(
      fc.property(fc.array(anyJsonLine(keys, values), { maxLength: 10 }), (lines) => {
        const verdicts = verdictsOf(createWindowsReader, lines);
        expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
      }),
      { numRuns: 300 },
    );
  });
});
