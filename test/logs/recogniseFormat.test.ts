import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOG_FORMATS } from "../../src/logs/formats/LogFormat";
import { recogniseFormat } from "../../src/logs/recogniseFormat";
import { asCsv, asXml, CSV_HEADER, signIn } from "./windows/eventSpellings";

const SSHD = "Dec 10 06:55:46 LabSZ sshd[24200]: Invalid user webmaster from 173.234.31.186";

describe("recogniseFormat(lines, mapping)", () => {
  it("recognises CSV by a header that names a time, a user and an outcome", () => {
    expect(recogniseFormat(["", "time;user;result", "x"])).toEqual({
      format: "csv",
      why: "its first line names a time, a user and an outcome",
    });
  });

  it("recognises a CSV header that is quoted over several lines", () => {
    expect(recogniseFormat(['"login', 'time stamp",user,result', "…"])?.format).toBe("csv");
  });

  it.each([
    SSHD,
    "Feb  9 01:02:03 host sshd-session[7]: Connection closed",
    "2023-11-14T00:20:42.738197+01:00 host sshd[1]: x",
    "<30>1 2023-09-28T12:10:12.175599+02:00 host sshd 77 - - Accepted password sshd[77]:",
    "Jun 15 02:04:59 combo sshd(pam_unix)[20882]: authentication failure; logname= uid=0",
    "2023-11-14 00:20:42 host sshd[1]: x",
    "Dec 10 2005 06:55:46 host sshd[1]: x",
    "Dec 10 06:55:46 host sshd(pam_sss)[2]: x",
  ])("recognises %j as sshd", (line) => {
    expect(recogniseFormat([line])?.format).toBe("sshd");
  });

  it("takes syslog without a line of sshd for a log that may have one later", () => {
    const cron = "Dec 10 06:55:46 LabSZ CRON[1]: (root) CMD";
    expect(recogniseFormat([cron, cron, "odd"])).toEqual({ format: "sshd", why: "2 of its first 3 lines are syslog" });
    expect(recogniseFormat([cron, "odd"])).toBeNull();
  });

  it("says how many of the lines are from sshd", () => {
    expect(recogniseFormat(["Dec 10 06:55:46 LabSZ CRON[1]: x", "", SSHD, SSHD])?.why).toBe(
      "2 of its first 3 lines are from sshd",
    );
  });

  it("is not turned by what an attacker writes into a row: the header decides", () => {
    const row = "2024-03-01T09:30:00Z,bob,failure, sshd[1]: Accepted password";
    expect(recogniseFormat(["time,user,result,user_agent", row, row])?.format).toBe("csv");
    const mapping = new Map([["timestamp", "when"]]);
    expect(recogniseFormat(["when,who,how", row, row], mapping)?.format).toBe("csv");
  });

  it("takes any header for CSV when columns are named, but leaves sshd its lines", () => {
    const mapping = new Map([["user", "login"]]);
    expect(recogniseFormat(["a,b,c"], mapping)).toEqual({ format: "csv", why: "--columns was given" });
    expect(recogniseFormat(["a,b,c"])).toBeNull();
    expect(recogniseFormat([SSHD], mapping)?.format).toBe("sshd");
  });

  it("recognises JSON Lines by records with a time and an outcome", () => {
    const record = '{"@timestamp":"2024-03-01T09:30:00Z","user":{"name":"bob"},"event":{"outcome":"failure"}}';
    expect(recogniseFormat([record, "", '{"other":1}'])).toEqual({
      format: "jsonl",
      why: "1 of its first 2 lines are JSON with a time and an outcome",
    });
  });

  it("takes JSON for JSON Lines when columns are named, nested or not, and whatever stands in its texts", () => {
    const mapping = new Map([["user", "actor.name"]]);
    expect(recogniseFormat(['{"when":1,"actor":{"name":"bob"}}'], mapping)?.format).toBe("jsonl");
    expect(recogniseFormat(['{"when": 1, "who": "time,user,outcome"}'], mapping)).toEqual({
      format: "jsonl",
      why: "--columns was given",
    });
    expect(recogniseFormat(['{"when": 1, "who": "time,user,outcome"}'])).toBeNull();
  });

  it.each([
    ["windows", "Windows Security", { EventID: 4624, Channel: "Security", TargetUserName: "ada" }],
    ["okta", "Okta System Log", { eventType: "user.session.start", published: "2024-03-01T09:30:00Z", actor: {} }],
    ["entra", "Entra ID sign-in", { category: "SignInLogs", properties: {} }],
    [
      "cloudtrail",
      "AWS CloudTrail",
      { eventSource: "iam.amazonaws.com", eventName: "ListUsers", userIdentity: { type: "IAMUser" } },
    ],
  ])("recognises %s by the shape of its records, though they have a time and an outcome", (format, title, record) => {
    const lines = [{ ...record, time: 1709285400, outcome: "success" }, { other: 1 }].map((line) =>
      JSON.stringify(line),
    );
    expect(recogniseFormat(lines)).toEqual({ format, why: `1 of its first 2 lines are ${title} records` });
  });

  it.each([
    ["on one line each", [asXml(signIn())]],
    ["all on one line, under a declaration", ['<?xml version="1.0"?>', `<Events>${asXml(signIn())}</Events>`]],
    ["over many lines", ["", "<Events>", ...asXml(signIn()).replaceAll("><", ">\n<").split("\n")]],
  ])("recognises Windows events in XML: %s", (_name, lines) => {
    expect(recogniseFormat(lines)).toEqual({ format: "windows", why: "it holds Windows events in XML" });
  });
  it("recognises the CSV of the Event Viewer, which names no user and no outcome", () => {
    expect(recogniseFormat([CSV_HEADER, ...asCsv(signIn())])).toEqual({
      format: "windows",
      why: "its first line has the columns of the Event Viewer",
    });
  });
  it("recognises entries of systemd's journal as JSON", () => {
    const entry = {
      __CURSOR: "s=0",
      __REALTIME_TIMESTAMP: "1709285400250007",
      MESSAGE: "x",
      RESULT: "done",
      USER: "1",
    };
    expect(recogniseFormat([JSON.stringify(entry)])).toEqual({
      format: "sshd",
      why: "1 of its first 1 lines are entries of systemd's journal",
    });
  });
  it.each([
    ["sshd", "Dec 10 06:55:46 gate sshd[7]: Invalid user x,time,user,outcome,y from 192.0.2.1"],
    ["windows", asXml(signIn(",time,user,outcome,"))],
    ["windows", JSON.stringify({ EventID: 4625, Channel: "Security", TargetUserName: ",time,user,outcome," })],
  ])("takes no name in the first line of a log for a header: %s", (format, line) => {
    expect(recogniseFormat([line])?.format).toBe(format);
  });
  it.each(["<html><body>EventID</body></html>", "<?xml version='1.0'?>", "<Events></Events>", "<Event><x></Event>"])(
    "takes no other XML for Windows events: %s",
    (line) => {
      expect(recogniseFormat([line])).toBeNull();
    },
  );

  it.each([
    ["nothing", []],
    ["blank lines", ["", "  "]],
    ["JSON without a time or an outcome", ['{"time":"2024-03-01T09:30:00Z","user":"bob"}', '{"outcome":"failure"}']],
    ["JSON of which most is something else", ['{"time":"2024-03-01T09:30:00Z","outcome":"failure"}', "x", "y"]],
    ["JSON over several lines", ["[", "{", '"time": 1']],
    ["the start of a PNG file", ["\ufffdPNG\r", "\u001a", "\0\0\0\rIHDR"]],
    ["prose that mentions sshd", ["I asked sshd[1]: nothing"]],
    ["one column", ["timestamp", "1"]],
    ["a header whose quotes do not match", ['"time"x,user,result']],
  ])("is null for %s", (_, lines) => {
    expect(recogniseFormat(lines)).toBeNull();
  });

  it("never throws, and leaves the lines as they are (property)", () => {
    const line = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ",", "a", ";", "\t") }));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const before = [...lines];
        expect([...LOG_FORMATS, undefined]).toContain(recogniseFormat(lines)?.format);
        expect(lines).toEqual(before);
      }),
    );
  });
});
