import { describe, expect, it } from "vitest";
import { createSshdReader } from "../../../src/logs/sshd/createSshdReader";
import { account, brief, readLines, sshd } from "./readLines";

const PAM = "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=";
const PAM_SSS = PAM.replace("pam_unix", "pam_sss");

describe("createSshdReader(context, sink): what an event holds", () => {
  it("is one event with everything that the line says, and null for the rest", () => {
    const { events } = readLines([
      "2023-12-10T07:55:46.000012+01:00 gate sshd[7]: Accepted password for alice from 192.0.2.1 port 22 ssh2",
    ]);
    expect(events).toEqual([
      {
        line: 1,
        event_id: null,
        // date -u -d '2023-12-10T06:55:46Z' +%s is 1702191346
        timestampUs: 1702191346000012,
        user: "alice",
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

  it("takes the year from the context, and follows it over the turn of the year", () => {
    const lines = ["Dec 31 23:59:59", "Jan  1 00:00:00"].map(
      (t) => `${t} gate sshd[7]: Accepted password for a from 192.0.2.1 port 2 ssh2`,
    );
    // date -u -d '2024-01-01T00:00:00Z' +%s is 1704067200
    expect(readLines(lines, 2023).events.map((e) => e.timestampUs)).toEqual([1704067199000000, 1704067200000000]);
  });

  it("is moved by no late line, also within an hour that it remembers", () => {
    const stamps = ["Jan  1 00:00:00", "Dec 31 23:59:59", "Jan  1 00:00:01", "Dec 31 23:59:59", "Jan  1 00:00:02"];
    const lines = stamps.map((t, i) => `${t} gate sshd[${i + 7}]: Accepted password for a from 192.0.2.1 port 2 ssh2`);
    // date -u -d '2026-01-01T00:00:00Z' +%s is 1767225600
    expect(readLines(lines, 2026).events.map((e) => e.timestampUs / 1e6 - 1767225600)).toEqual([0, -1, 1, -1, 2]);
    const stray = lines.map((line) => line.replace("Jan  1", "Mar 10"));
    // date -u -d '2026-03-10T00:00:00Z' +%s is 1773100800
    expect(readLines(stray, 2026).events.map((e) => e.timestampUs / 1e6 - 1773100800)).toEqual([
      0, -5875201, 1, -5875201, 2,
    ]);
  });

  it("names the year when it rejects 29 February", () => {
    const line = "Feb 29 06:55:46 gate sshd[7]: Accepted password for alice from 192.0.2.1 port 22 ssh2";
    expect(readLines([line], 2023).rejected).toEqual([{ line: 1, reason: "no such day in 2023: 29 Feb" }]);
    expect(readLines([line], 2024).events).toHaveLength(1);
  });

  it.each([2023.5, NaN, 1969, 2200])("refuses %d as first year by name and value", (firstYear) => {
    const sink = { accept() {}, reject() {}, ignore() {} };
    expect(() => createSshdReader({ firstYear }, sink)).toThrow(
      new RangeError(`createSshdReader: firstYear must be a whole number from 1970 to 2199, got ${firstYear}`),
    );
  });
});

describe("createSshdReader(context, sink): one attempt is one event", () => {
  it("takes the Failed line for the event, and the four lines before it for details", () => {
    const verdicts = readLines(
      sshd(
        "Invalid user bob from 192.0.2.1 port 22",
        "input_userauth_request: invalid user bob [preauth]",
        "pam_unix(sshd:auth): check pass; user unknown",
        `${PAM}h.example.com `,
        "Failed password for invalid user bob from 192.0.2.1 port 22 ssh2",
        "Connection closed by invalid user bob 192.0.2.1 port 22 [preauth]",
      ),
    );
    expect(brief(verdicts)).toEqual([[5, "bob", "192.0.2.1", "failure", "unknown user", "password"]]);
    expect(account(verdicts)).toEqual({ accepted: 1, "detail of an attempt": 5 });
  });

  it("counts each Failed line, with the closing lines as details", () => {
    const failed = "Failed password for root from 192.0.2.1 port 22 ssh2";
    const verdicts = readLines(
      sshd(
        `${PAM}192.0.2.1  user=root`,
        failed,
        failed,
        failed,
        "error: maximum authentication attempts exceeded for root from 192.0.2.1 port 22 ssh2 [preauth]",
        "Disconnecting authenticating user root 192.0.2.1 port 22: Too many authentication failures [preauth]",
        "PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=root",
        "PAM service(sshd) ignoring max retries; 3 > 3",
      ),
    );
    expect(verdicts.events.map((e) => e.line)).toEqual([2, 3, 4]);
    expect(account(verdicts)).toEqual({ accepted: 3, "detail of an attempt": 5 });
  });

  it("counts `message repeated 5 times` five times, at the time of that line", () => {
    const { events } = readLines(
      sshd(
        "Failed password for root from 192.0.2.1 port 22 ssh2",
        "message repeated 5 times: [ Failed password for root from 192.0.2.1 port 22 ssh2]",
      ),
    );
    expect(events.map((e) => e.line)).toEqual([1, 2, 2, 2, 2, 2]);
    expect(events[5]!.timestampUs - events[0]!.timestampUs).toBe(1e6);
  });

  it("counts `last message repeated 2 times` as two more of the line before, if that is of the same host", () => {
    const failed = "Dec 10 06:55:46 gate sshd[7]: Failed password for root from 192.0.2.1 port 22 ssh2";
    const last = (host: string) => `Dec 10 06:55:56 ${host} last message repeated 2 times`;
    expect(readLines([failed, last("gate")]).events.map((e) => e.line)).toEqual([1, 2, 2]);
    expect(account(readLines([failed, last("moon")]))).toEqual({ accepted: 1, "other program": 1 });
    expect(account(readLines([last("gate")]))).toEqual({ "other program": 1, accepted: 0 });
  });

  it("rejects a repetition that no syslog writes, rather than fill the memory", () => {
    const inner = "[ Failed password for root from 192.0.2.1 port 22 ssh2]";
    const verdicts = readLines(
      sshd(`message repeated 10000 times: ${inner}`, `message repeated 10001 times: ${inner}`),
    );
    expect(verdicts.events).toHaveLength(10000);
    expect(verdicts.rejected).toEqual([{ line: 2, reason: "message repeated more than 10,000 times" }]);
  });

  it("takes two PAM modules that refuse one after the other for one attempt", () => {
    const lines = sshd(`${PAM}192.0.2.1  user=bob`, `${PAM_SSS}192.0.2.1 user=bob`, `${PAM_SSS}192.0.2.1 user=bob`);
    expect(readLines(lines).events.map((e) => e.line)).toEqual([1, 3]);
  });

  it("gives `not allowed` to the attempts of a user whom sshd does not let in", () => {
    const verdicts = readLines(
      sshd(
        "User root from h.example.com not allowed because not listed in AllowUsers",
        "input_userauth_request: invalid user root [preauth]",
        "Failed password for invalid user root from 192.0.2.1 port 22 ssh2",
        "Failed password for invalid user root from 192.0.2.1 port 22 ssh2",
      ),
    );
    expect(brief(verdicts)).toEqual([
      [3, "root", "192.0.2.1", "failure", "not allowed", "password"],
      [4, "root", "192.0.2.1", "failure", "not allowed", "password"],
    ]);
  });

  it("tells apart the connections of two hosts with the same process id", () => {
    const lines = ["gate", "moon"].map((host) => `Dec 10 06:55:46 ${host} sshd[7]: Invalid user bob from 192.0.2.1`);
    expect(readLines(lines).events.map((e) => e.host)).toEqual(["gate", "moon"]);
  });

  it("tells apart two clients that got the same process id, by port, address, user and time", () => {
    const twice = (a: string, b: string) => readLines(sshd(a, b)).events.length;
    const closed = (user: string, address: string) =>
      `Connection closed by authenticating user ${user} ${address} [preauth]`;
    expect(twice(closed("root", "192.0.2.1 port 22"), closed("root", "192.0.2.1 port 22"))).toBe(1);
    expect(twice(closed("root", "192.0.2.1 port 22"), closed("root", "192.0.2.1 port 23"))).toBe(2);
    expect(twice(closed("root", "192.0.2.1 port 22"), closed("root", "192.0.2.2 port 22"))).toBe(2);
    expect(twice(closed("root", "192.0.2.1 port 22"), closed("bob", "192.0.2.1 port 22"))).toBe(2);
    const late = (minute: number) => `Dec 10 06:${minute}:46 gate sshd[77]: ${closed("root", "192.0.2.1 port 22")}`;
    expect(readLines([late(10), late(15)]).events).toHaveLength(1);
    expect(readLines([late(10), late(16)]).events).toHaveLength(2);
  });

  it("never lends the address of one client to another with the same process id", () => {
    const verdicts = readLines(
      sshd(`${PAM}h.example.com  user=root`, "Failed password for bob from 192.0.2.1 port 22 ssh2"),
    );
    expect(verdicts.events.map((e) => [e.user, e.source_ip])).toEqual([
      ["root", "h.example.com"],
      ["bob", "192.0.2.1"],
    ]);
  });

  it("joins the lines of an address where there is no process id", () => {
    const lines = [
      "Dec 10 06:55:46 [sshd]: Invalid user bob from 192.0.2.1",
      "Dec 10 06:55:46 [sshd]: Invalid user bob from 192.0.2.2",
      "Dec 10 06:55:48 [sshd]: Failed password for invalid user bob from 192.0.2.1 port 22 ssh2",
    ];
    expect(readLines(lines).events.map((e) => [e.line, e.source_ip])).toEqual([
      [2, "192.0.2.2"],
      [3, "192.0.2.1"],
    ]);
  });

  it("keeps users named like the inside of JavaScript", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const lines = names.flatMap((n, i) =>
      sshd(`Invalid user ${n} from 192.0.2.${i} port 22`).map((l) => l.replace("sshd[77]", `sshd[${n}]`)),
    );
    expect(readLines(lines).events.map((e) => e.user)).toEqual(names);
  });
});

describe("createSshdReader(context, sink): evidence without a verdict of sshd", () => {
  it("counts each Invalid user line where the log has nothing else", () => {
    const lines = sshd("Invalid user bob from 192.0.2.1 port 22", "Invalid user bob from 192.0.2.1 port 22");
    expect(brief(readLines(lines))).toEqual([
      [1, "bob", "192.0.2.1", "failure", "unknown user", null],
      [2, "bob", "192.0.2.1", "failure", "unknown user", null],
    ]);
  });

  it("counts the PAM failures of old Linux", () => {
    const line = (pid: number, user: string) =>
      `Jun 14 15:16:01 gate sshd(pam_unix)[${pid}]: authentication failure; logname= uid=0 euid=0 tty=NODEVssh ruser= rhost=192.0.2.1 ${user}`;
    const check = "Jun 14 15:16:02 gate sshd(pam_unix)[2]: check pass; user unknown";
    const opened = "Jun 14 15:16:02 gate sshd(pam_unix)[3]: session opened for user test by (uid=509)";
    const verdicts = readLines([line(1, " user=root"), check, line(2, ""), opened]);
    expect(brief(verdicts)).toEqual([
      [1, "root", "192.0.2.1", "failure", "bad password", null],
      [3, null, "192.0.2.1", "failure", "unknown user", null],
      [4, "test", null, "success", null, null],
    ]);
    expect(account(verdicts)).toEqual({ accepted: 3, "detail of an attempt": 1 });
  });

  it("puts together what several lines know: user, address instead of host name, and the most telling reason", () => {
    const verdicts = readLines(
      sshd(
        `${PAM}h.example.com `,
        "error: PAM: User not known to the underlying authentication module for illegal user bob from h.example.com",
        "Connection closed by invalid user bob 192.0.2.1 port 22 [preauth]",
      ),
    );
    expect(brief(verdicts)).toEqual([[2, "bob", "192.0.2.1", "failure", "unknown user", null]]);
  });

  it("keeps a host name where no line knows the address", () => {
    expect(readLines(sshd(`${PAM}h.example.com  user=root`)).events[0]!.source_ip).toBe("h.example.com");
  });

  it("adds PAM's `2 more` where sshd's own lines are missing", () => {
    const more = "PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.1  user=root";
    expect(readLines(sshd(`${PAM}192.0.2.1  user=root`, more)).events.map((e) => e.line)).toEqual([1, 2, 2]);
    expect(readLines(sshd(more)).events.map((e) => e.line)).toEqual([1, 1]);
    const each = Array.from({ length: 3 }, () => `${PAM}192.0.2.1  user=root`);
    expect(readLines(sshd(...each, more)).events.map((e) => e.line)).toEqual([1, 2, 3]);
  });

  it.each([
    ["Connection closed by authenticating user root 192.0.2.1 port 22 [preauth]", "gave up"],
    ["Disconnected from invalid user root 192.0.2.1 port 22 [preauth]", "unknown user"],
    ["Connection reset by authenticating user root 192.0.2.1 port 22 [preauth]", "gave up"],
    ["User root from 192.0.2.1 not allowed because not listed in AllowUsers", "not allowed"],
    [
      "error: maximum authentication attempts exceeded for root from 192.0.2.1 port 22 ssh2 [preauth]",
      "too many attempts",
    ],
  ])("counts %s where nothing else speaks of the attempt, and only there", (message, reason) => {
    expect(brief(readLines(sshd(message)))).toEqual([[1, "root", "192.0.2.1", "failure", reason, null]]);
    const failed = "Failed password for root from 192.0.2.1 port 22 ssh2";
    expect(readLines(message.startsWith("User") ? sshd(message, failed) : sshd(failed, message)).events).toHaveLength(
      1,
    );
  });

  it("counts Failed none only where the connection shows no other attempt", () => {
    const none = "Failed none for invalid user 0 from 192.0.2.1 port 22 ssh2";
    const invalid = "Invalid user 0 from 192.0.2.1";
    expect(brief(readLines(sshd(invalid, none)))).toEqual([[2, "0", "192.0.2.1", "failure", "unknown user", "none"]]);
    const failed = none.replace("none", "password");
    expect(brief(readLines(sshd(invalid, none, failed)))).toEqual([
      [3, "0", "192.0.2.1", "failure", "unknown user", "password"],
    ]);
    const known = "Failed none for alice from 192.0.2.1 port 22 ssh2";
    expect(readLines(sshd(known)).events[0]!.failure_reason).toBe("no credentials");
    const accepted = "Accepted publickey for alice from 192.0.2.1 port 22 ssh2: RSA SHA256:aB";
    expect(readLines(sshd(known, accepted)).events.map((e) => e.outcome)).toEqual(["success"]);
  });

  it("holds back lines of at most 10,000 connections, and gives up the one that was silent longest", () => {
    const accepted: number[] = [];
    const sink = { accept: (line: number) => accepted.push(line), reject() {}, ignore() {} };
    const reader = createSshdReader({ firstYear: 2023 }, sink);
    for (let n = 1; n <= 10_003; n++) reader.read(`Dec 10 06:55:46 gate sshd[${n}]: Invalid user b from 192.0.2.1`, n);
    expect(accepted).toEqual([1, 2, 3]);
    reader.end();
    expect(accepted).toHaveLength(10_003);
  });

  it("gives up what was silent for five minutes", () => {
    const accepted: number[] = [];
    const sink = { accept: (line: number) => accepted.push(line), reject() {}, ignore() {} };
    const reader = createSshdReader({ firstYear: 2023 }, sink);
    reader.read("Dec 10 06:50:00 gate sshd[1]: Invalid user b from 192.0.2.1", 1);
    reader.read("Dec 10 06:55:00 gate sshd[2]: Invalid user b from 192.0.2.1", 2);
    expect(accepted).toEqual([]);
    reader.read("Dec 10 06:55:01 gate sshd[3]: Invalid user b from 192.0.2.1", 3);
    expect(accepted).toEqual([1]);
  });
});

describe("createSshdReader(context, sink): PAM failures before a success", () => {
  const accepted = (user: string) => `Accepted password for ${user} from 192.0.2.1 port 22 ssh2`;

  it("is no failure when the same user is let in within seconds: pam_unix, then pam_ldap", () => {
    const verdicts = readLines(sshd(`${PAM}192.0.2.1  user=alice`, accepted("alice")));
    expect(verdicts.events.map((e) => e.outcome)).toEqual(["success"]);
    expect(account(verdicts)).toEqual({ accepted: 1, "detail of an attempt": 1 });
  });
  it("is no failure when pam_unix does not know the user, whom pam_ldap does", () => {
    const lines = sshd("pam_unix(sshd:auth): check pass; user unknown", `${PAM}192.0.2.1 `, accepted("alice"));
    expect(readLines(lines).events.map((e) => e.outcome)).toEqual(["success"]);
  });
  it("is a failure when another user is let in", () => {
    expect(brief(readLines(sshd(`${PAM}192.0.2.1  user=root`, accepted("alice"))))).toEqual([
      [1, "root", "192.0.2.1", "failure", "bad password", null],
      [2, "alice", "192.0.2.1", "success", null, "password"],
    ]);
  });
  it("is a failure when the success comes later than ten seconds", () => {
    const [failure, success] = sshd(`${PAM}192.0.2.1  user=alice`, accepted("alice"));
    const at = (second: number) => readLines([failure!, success!.replace("06:55:11", `06:55:${second}`)]).events.length;
    expect([at(20), at(21)]).toEqual([1, 2]);
  });
  it("is a failure when sshd says so", () => {
    const failed = "Failed password for alice from 192.0.2.1 port 22 ssh2";
    const verdicts = readLines(sshd(`${PAM}192.0.2.1  user=alice`, failed, accepted("alice")));
    expect(verdicts.events.map((e) => e.outcome)).toEqual(["failure", "success"]);
  });
});

describe("createSshdReader(context, sink): lines that are no sign-in", () => {
  it.each([
    ["", "blank line"],
    [" \t ", "blank line"],
    [
      "Dec 10 06:55:46 gate su(pam_unix)[7]: authentication failure; logname= uid=0 euid=0 tty= ruser= rhost=192.0.2.1",
      "change of user",
    ],
    ["Dec 10 06:55:46 gate sudo[7]: bob : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls", "change of user"],
    [
      "Dec 10 06:55:46 gate su[7]: pam_unix(su-l:session): session opened for user root by bob(uid=0)",
      "change of user",
    ],
    ["Dec 10 06:55:46 gate CRON[7]: pam_unix(cron:session): session opened for user root by (uid=0)", "other program"],
    [
      "Dec 10 06:55:46 gate systemd[7]: pam_unix(systemd-user:session): session opened for user bob by (uid=0)",
      "other program",
    ],
    [
      "Dec 10 06:55:46 gate gdm: pam_unix(gdm-launch-environment:session): session opened for user gdm by (uid=0)",
      "other program",
    ],
    ["Dec 10 06:55:46 gate app[7]: pam_unix: odd", "other program"],
    ["-- Logs begin at Mon 2023-12-04 10:00:00 UTC, end at Sun 2023-12-10 07:00:00 UTC. --", "journal marker"],
    ["-- Boot 0123456789abcdef0123456789abcdef --", "journal marker"],
    ["                           a second line of the message before", "further line of a message"],
    ["Dec 10 06:55:46 gate ftpd[7]: Accepted password for root from 192.0.2.1 port 22 ssh2", "other program"],
    ["Dec 10 06:55:46 gate notsshd[7]: Accepted password for root from 192.0.2.1 port 22 ssh2", "other program"],
    ["Dec 10 06:55:46 gate", "other program"],
    ["Dec 10 06:55:46 gate sshd[7]: Server listening on 0.0.0.0 port 22.", "server notice"],
  ])("ignores %j as %s", (text, kind) => {
    expect(readLines([text]).ignored).toEqual([{ line: 1, kind }]);
  });

  it.each([
    "-- bob",
    " x",
    "sshd[7]: Accepted password for root from 192.0.2.1 port 22 ssh2",
    "some text",
    "\0",
    '{"json":true}',
  ])("rejects %j, which has no syslog header", (text) => {
    expect(readLines([text]).rejected).toEqual([
      { line: 1, reason: "no syslog header: expected e.g. `Dec 10 06:55:46 host sshd[24200]: …`" },
    ]);
  });

  it("rejects lines of 64 K characters or more, unparsed", () => {
    const start = "Dec 10 06:55:46 gate sshd[7]: Failed password for ";
    const end = " from 192.0.2.1 port 22 ssh2";
    const line = (length: number) => start + "a".repeat(length - start.length - end.length) + end;
    expect(readLines([line(65_535)]).events).toHaveLength(1);
    expect(readLines([line(65_536)]).rejected).toEqual([{ line: 1, reason: "line is too long" }]);
  });

  it("hands the rejected text to the sink as it came", () => {
    const texts: string[] = [];
    const reader = createSshdReader(
      { firstYear: 2023 },
      { accept() {}, reject: (_l, _r, text) => texts.push(text), ignore() {} },
    );
    reader.read("\u001b[31mred", 1);
    expect(texts).toEqual(["\u001b[31mred"]);
  });
});
