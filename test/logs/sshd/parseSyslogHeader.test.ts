import { describe, expect, it } from "vitest";
import { parseSyslogHeader } from "../../../src/logs/sshd/parseSyslogHeader";
import { createTimeZone } from "../../../src/logs/time/createTimeZone";
import { stampToUs } from "../../../src/logs/sshd/stampToUs";

function read(text: string, year = 2023) {
  const header = parseSyslogHeader(text);
  if (header === null) return null;
  const us = stampToUs(header.stamp, header.stamp.year ?? year);
  const time =
    typeof us === "string"
      ? us
      : `${new Date(Math.floor(us / 1000)).toISOString().slice(0, -1)}${String(us % 1000).padStart(3, "0")}`;
  return [time, header.host, header.program, header.pid, header.message];
}

const TIME = "2023-02-05T06:07:08.000000";

describe("parseSyslogHeader(text)", () => {
  it.each([
    ["a day padded with a space", "Feb  5 06:07:08 gate sshd[24200]: hello"],
    ["a day padded with zero", "Feb 05 06:07:08 gate sshd[24200]: hello"],
    ["a day without padding", "Feb 5 06:07:08 gate sshd[24200]: hello"],
    ["a priority", "<38>Feb  5 06:07:08 gate sshd[24200]: hello"],
    ["a year", "Feb  5 2023 06:07:08 gate sshd[24200]: hello"],
    ["an ISO stamp with Z", "2023-02-05T06:07:08Z gate sshd[24200]: hello"],
    ["an ISO stamp without zone, which is UTC", "2023-02-05T06:07:08 gate sshd[24200]: hello"],
    ["an ISO stamp with a space in it", "2023-02-05 06:07:08 gate sshd[24200]: hello"],
    ["an ISO stamp with an offset", "2023-02-05T07:07:08+01:00 gate sshd[24200]: hello"],
    ["an ISO stamp with an odd offset", "2023-02-05T07:37:08+01:30 gate sshd[24200]: hello"],
    ["an ISO stamp with an offset without colon", "2023-02-05T02:37:08-0330 gate sshd[24200]: hello"],
    ["an ISO stamp with an offset in hours", "2023-02-04T18:07:08-12 gate sshd[24200]: hello"],
    ["the Solaris message id", "Feb  5 06:07:08 gate sshd[24200]: [ID 800047 auth.info] hello"],
    ["RFC 5424", "<30>1 2023-02-05T08:07:08+02:00 gate sshd 24200 - - hello"],
    ["RFC 5424 with message id", "<30>1 2023-02-05T06:07:08Z gate sshd 24200 ID47 - hello"],
    ["RFC 5424 with structured data", '<30>1 2023-02-05T06:07:08Z gate sshd 24200 - [a@1 b="c ] \\" d"][e] hello'],
    ["RFC 5424 with a byte order mark", "<30>1 2023-02-05T06:07:08Z gate sshd 24200 - - \uFEFFhello"],
    ["more than one space", "Feb  5 06:07:08   gate   sshd[24200]: hello"],
    ["what journalctl prints as short-precise", "Feb 05 06:07:08.000000 gate sshd[24200]: hello"],
    ["what journalctl prints as short-iso", "2023-02-05T07:07:08+0100 gate sshd[24200]: hello"],
    ["what journalctl prints as short-full", "Sun 2023-02-05 06:07:08 UTC gate sshd[24200]: hello"],
    ["the same without a name for the zone", "Sun 2023-02-05 09:07:08 +03 gate sshd[24200]: hello"],
    ["the same with another name, which is not read", "Sun 2023-02-05 06:07:08 CET gate sshd[24200]: hello"],
    ["no space after the colon", "Feb  5 06:07:08 gate sshd[24200]:hello"],
  ])("reads %s", (_name, text) => {
    expect(read(text)).toEqual([TIME, "gate", "sshd", "24200", "hello"]);
  });

  it.each([
    ["no host", "Feb 05 06:07:08  sshd[1332]: hello", null, "sshd", "1332"],
    ["no host and no process id", "Feb  5 06:07:08 [sshd]: hello", null, "sshd", null],
    ["no host, no process id and no colon", "Feb  5 06:07:08 [sshd] hello", null, "sshd", null],
    ["a host and no process id", "Feb  5 06:07:08 gate sshd: hello", "gate", "sshd", null],
    ["an address as host", "Feb  5 06:07:08 2001:db8:: sshd[1]: hello", "2001:db8::", "sshd", "1"],
    ["sshd-session", "Feb  5 06:07:08 gate sshd-session[1]: hello", "gate", "sshd-session", "1"],
    ["old Linux with its module", "Feb  5 06:07:08 gate sshd(pam_unix)[1]: hello", "gate", "sshd(pam_unix)", "1"],
    ["gdm", "Feb  5 06:07:08 gate gdm-password][1]: hello", "gate", "gdm-password", "1"],
    ["a path", "Feb  5 06:07:08 gate /usr/sbin/sshd[1]: hello", "gate", "/usr/sbin/sshd", "1"],
    ["RFC 5424 without anything", "<30>1 2023-02-05T06:07:08Z - - - - - hello", null, "", null],
  ])("reads %s", (_name, text, host, program, pid) => {
    expect(read(text)).toEqual([TIME, host, program, pid, "hello"]);
  });

  it("keeps microseconds as a whole number, and cuts off what is finer", () => {
    expect(read("2023-11-14T00:20:42.738197+01:00 gate sshd[1]: x")?.[0]).toBe("2023-11-13T23:20:42.738197");
    expect(read("2023-11-14T00:20:42.738197999Z gate sshd[1]: x")?.[0]).toBe("2023-11-14T00:20:42.738197");
    expect(read("2023-11-14T00:20:42.5Z gate sshd[1]: x")?.[0]).toBe("2023-11-14T00:20:42.500000");
    expect(read("Feb  5 06:07:08.000001 gate sshd[1]: x")?.[0]).toBe("2023-02-05T06:07:08.000001");
  });

  it("takes the first tag only, whatever the message holds", () => {
    expect(read("Feb  5 06:07:08 gate ftpd[9]: sshd[1]: Accepted")?.slice(2)).toEqual([
      "ftpd",
      "9",
      "sshd[1]: Accepted",
    ]);
    expect(read("Feb  5 06:07:08 gate sshd[9]: sshd[1]: x")?.slice(2)).toEqual(["sshd", "9", "sshd[1]: x"]);
  });

  it("keeps the spaces that belong to the message", () => {
    expect(read("Feb  5 06:07:08 gate sshd[9]:  two ")?.[4]).toBe(" two ");
  });

  it("reads a header with nothing after it", () => {
    expect(read("Feb  5 06:07:08")).toEqual([TIME, null, "", null, ""]);
    expect(read("Feb  5 06:07:08 gate")).toEqual([TIME, "gate", "", null, ""]);
    expect(read("<30>1 2023-02-05T06:07:08Z gate")?.[2]).toBe("");
  });

  it.each([
    "",
    "hello",
    "sshd[1]: Failed password",
    "Feb 5",
    "2023-02-05",
    "feb  5 06:07:08 x",
    "<3>",
    "5 Feb 06:07:08",
    "Sun 2023-02-05 06:07:08 gate sshd[1]: x",
    "sun 2023-02-05 06:07:08 UTC gate sshd[1]: x",
  ])("is null for %j", (text) => {
    expect(parseSyslogHeader(text)).toBeNull();
  });
});

describe("stampToUs(stamp, year, timezone)", () => {
  it.each([
    ["Feb  5 06:07:08 g p: m", "2023-02-05T05:07:08.000Z"],
    ["Jul  5 06:07:08 g p: m", "2023-07-05T04:07:08.000Z"],
    ["2023-02-05T06:07:08.5 g p: m", "2023-02-05T05:07:08.500Z"],
    ["Sun 2023-02-05 06:07:08 CET g p: m", "2023-02-05T05:07:08.000Z"],
    ["2023-02-05T06:07:08Z g p: m", "2023-02-05T06:07:08.000Z"],
    ["Sun 2023-02-05 06:07:08 UTC g p: m", "2023-02-05T06:07:08.000Z"],
    ["2023-02-05T06:07:08+00:00 g p: m", "2023-02-05T06:07:08.000Z"],
  ])("takes a stamp without an offset for the zone's: %s", (text, expected) => {
    const { stamp } = parseSyslogHeader(text)!;
    const us = stampToUs(stamp, stamp.year ?? 2023, createTimeZone("Europe/Berlin"));
    expect(new Date((us as number) / 1000).toISOString()).toBe(expected);
  });
  it.each([
    ["Feb 31 06:07:08 g p: m", "no such day in 2023: 31 Feb"],
    ["Feb 29 06:07:08 g p: m", "no such day in 2023: 29 Feb"],
    ["Apr 31 06:07:08 g p: m", "no such day in 2023: 31 Apr"],
    ["Jan 0 06:07:08 g p: m", "no such day in 2023: 0 Jan"],
    ["2023-13-01T06:07:08Z g p: m", "no such month"],
    ["2023-00-01T06:07:08Z g p: m", "no such month"],
    ["Jan  1 24:00:00 g p: m", "no such time of day"],
    ["Jan  1 23:60:00 g p: m", "no such time of day"],
    ["Jan  1 23:59:60 g p: m", "no such time of day"],
    ["2023-01-01T06:07:08+24:00 g p: m", "no such offset from UTC"],
    ["2023-01-01T06:07:08+01:60 g p: m", "no such offset from UTC"],
    ["1969-12-31T06:07:08Z g p: m", "no usable year: expected 1970 to 2199"],
    ["2200-01-01T06:07:08Z g p: m", "no usable year: expected 1970 to 2199"],
  ])("refuses %s", (text, reason) => {
    expect(read(text)?.[0]).toBe(reason);
  });

  it("knows leap years", () => {
    expect(read("Feb 29 00:00:00 g p: m", 2024)?.[0]).toBe("2024-02-29T00:00:00.000000");
    expect(read("Feb 29 00:00:00 g p: m", 2000)?.[0]).toBe("2000-02-29T00:00:00.000000");
    expect(read("Feb 29 00:00:00 g p: m", 2100)?.[0]).toBe("no such day in 2100: 29 Feb");
  });

  it("is a whole number that JavaScript can hold, up to the last year", () => {
    const last = parseSyslogHeader("2199-12-31T23:59:59.999999-23:59 g p: m")!;
    // date -u -d '2200-01-01 23:58:59' +%s is 7258204739
    expect(stampToUs(last.stamp, 2199)).toBe(7258204739999999);
    expect(Number.isSafeInteger(7258204739999999)).toBe(true);
  });
});
