import { describe, expect, it } from "vitest";
import { account, brief, readLines, sshd } from "./readLines";

const FIELDS = "logname= uid=0 euid=0 tty=ssh ruser= rhost=";
const opened = (user: string) => `pam_unix(sshd:session): session opened for user ${user} by (uid=0)`;
const accepted = (user: string) => `Accepted publickey for ${user} from 192.0.2.1 port 22 ssh2`;
/** A line of one process, so many seconds after 06:55. */
const at = (second: number, pid: number, message: string) =>
  `Dec 10 06:55:${String(second).padStart(2, "0")} gate sshd[${pid}]: ${message}`;
const outcomes = (...lines: string[]) => readLines(lines).events.map((e) => [e.line, e.user, e.outcome]);

describe("createSshdReader(context, sink): sessions that PAM opens", () => {
  it("is the success where the log has no Accepted, with what the connection knows", () => {
    expect(brief(readLines(sshd(opened("bob"))))).toEqual([[1, "bob", null, "success", null, null]]);
    const failure = `pam_unix(sshd:auth): authentication failure; ${FIELDS}192.0.2.1  user=bob`;
    expect(brief(readLines(sshd(failure, opened("bob"))))).toEqual([[2, "bob", "192.0.2.1", "success", null, null]]);
  });
  it.each([
    "session opened for user bob by (uid=509)",
    "session opened for user bob by LOGIN(uid=0)",
    "session opened for user bob(uid=1000) by (uid=0)",
    "session opened for user bob(uid=1000) by alice(uid=1001)",
    "session opened for user bob",
  ])("reads the user of: %s", (message) => {
    expect(readLines([`Dec 10 06:55:46 gate sshd(pam_unix)[7]: ${message}`]).events[0]?.user).toBe("bob");
  });
  it("counts nothing after an Accepted of the same process, whatever PAM calls the user", () => {
    for (const user of ["bob", "EXAMPLE\\bob", "bob(uid=1000)"]) {
      const verdicts = readLines(sshd(accepted("bob"), opened(user), opened(user)));
      expect(account(verdicts)).toEqual({ accepted: 1, session: 2 });
    }
  });
  it("counts nothing before or after an Accepted of another process within ten seconds", () => {
    expect(outcomes(at(0, 1, accepted("bob")), at(1, 2, opened("bob")))).toEqual([[1, "bob", "success"]]);
    expect(outcomes(at(0, 2, opened("bob")), at(1, 1, accepted("bob")))).toEqual([[2, "bob", "success"]]);
    expect(outcomes(at(0, 1, accepted("bob")), at(11, 2, opened("bob")))).toHaveLength(2);
    expect(outcomes(at(0, 2, opened("bob")), at(11, 1, accepted("bob")))).toHaveLength(2);
  });
  it("takes each Accepted for one session, of that user on that host", () => {
    expect(outcomes(at(0, 1, accepted("bob")), at(1, 2, opened("bob")), at(2, 3, opened("bob")))).toEqual([
      [1, "bob", "success"],
      [3, "bob", "success"],
    ]);
    expect(outcomes(at(0, 1, accepted("bob")), at(1, 1, opened("bob")), at(2, 3, opened("bob")))).toHaveLength(2);
    expect(outcomes(at(0, 1, accepted("bob")), at(1, 2, opened("eve")))).toHaveLength(2);
    expect(outcomes(at(0, 1, accepted("bob")), at(1, 2, opened("bob")).replace("gate", "moon"))).toHaveLength(2);
  });
  it("does not take a refusal of somebody else for a part of it", () => {
    const refused = `pam_unix(sshd:auth): authentication failure; ${FIELDS}192.0.2.1  user=root`;
    expect(outcomes(...sshd(refused, opened("bob")))).toEqual([
      [1, "root", "failure"],
      [2, "bob", "success"],
    ]);
  });
  it("counts each session of a log that has nothing else, and holds back a thousand at most", () => {
    const lines = Array.from({ length: 3000 }, (_, n) => at(0, n + 1, opened(`u${n}`)));
    expect(outcomes(...lines)).toHaveLength(3000);
  });
});

describe("createSshdReader(context, sink): other services that people sign in to", () => {
  const line = (program: string, message: string) => `Dec 10 06:55:46 gate ${program}: ${message}`;
  const failure = (service: string, fields: string) =>
    `pam_unix(${service}:auth): authentication failure; logname= uid=0 euid=0 ${fields}`;

  it.each([
    [
      "login at the console",
      line("login[7]", failure("login", "tty=/dev/tty1 ruser= rhost=  user=bob")),
      ["bob", null, "failure", "bad password", "interactive"],
    ],
    [
      "login, into the machine",
      line("login[7]", "pam_unix(login:session): session opened for user bob(uid=1000) by LOGIN(uid=0)"),
      ["bob", null, "success", null, "interactive"],
    ],
    [
      "login, on old Linux",
      line("login(pam_unix)[7]", "session opened for user root by LOGIN(uid=0)"),
      ["root", null, "success", null, "interactive"],
    ],
    [
      "gdm, whose tag has a bracket too many",
      line("gdm-password][7]", failure("gdm-password", "tty=/dev/tty1 ruser= rhost=  user=bob")),
      ["bob", null, "failure", "bad password", "interactive"],
    ],
    [
      "lightdm, without a process id",
      line("lightdm", "pam_unix(lightdm:session): session opened for user bob(uid=1000) by (uid=0)"),
      ["bob", null, "success", null, "interactive"],
    ],
    [
      "xrdp",
      line("xrdp-sesman[7]", failure("xrdp-sesman", "tty=xrdp-sesman ruser= rhost=  user=bob")),
      ["bob", null, "failure", "bad password", "remote interactive"],
    ],
    [
      "FTP, of a user whom the machine has",
      line("vsftpd[7]", failure("vsftpd", "tty=ftp ruser=bob rhost=::ffff:192.0.2.1  user=bob")),
      ["bob", "192.0.2.1", "failure", "bad password", null],
    ],
    [
      "FTP, of a user whom it has not",
      line("vsftpd[7]", failure("vsftpd", "tty=ftp ruser=webmaster rhost=192.0.2.1 ")),
      ["webmaster", "192.0.2.1", "failure", "unknown user", null],
    ],
    [
      "mail",
      line("auth[7]", failure("dovecot", "tty=dovecot ruser=bob rhost=192.0.2.1  user=bob")),
      ["bob", "192.0.2.1", "failure", "bad password", null],
    ],
  ])("reads %s", (_name, text, [user, address, outcome, reason, method]) => {
    expect(brief(readLines([text]))).toEqual([[1, user, address, outcome, reason, method]]);
  });
  it("takes two modules that refuse one after the other for one attempt", () => {
    const fields = "authentication failure; logname= uid=0 euid=0 tty=tty1 ruser= rhost= user=bob";
    const lines = ["pam_unix", "pam_sss"].map((module) => line("login[7]", `${module}(login:auth): ${fields}`));
    expect(account(readLines(lines))).toEqual({ accepted: 1, "detail of an attempt": 1 });
  });
  it("ignores details and the end of a session", () => {
    const lines = [
      line("login[7]", "pam_unix(login:auth): check pass; user unknown"),
      line("login[7]", "pam_unix(login:session): session closed for user bob"),
      line("login[7]", "FAILED LOGIN (1) on '/dev/tty1' FOR 'bob', Authentication failure"),
    ];
    expect(readLines(lines).ignored.map(({ kind }) => kind)).toEqual([
      "detail of an attempt",
      "session",
      "other program",
    ]);
  });
  it("does not mix the process of one service with that of another", () => {
    const ftp = line("vsftpd[7]", failure("vsftpd", "tty=ftp ruser=bob rhost=192.0.2.1  user=bob"));
    const ssh = line("sshd[7]", "Accepted password for bob from 192.0.2.1 port 22 ssh2");
    expect(readLines([ftp, ssh]).events.map((e) => e.outcome)).toEqual(["failure", "success"]);
  });
  it.each([
    "x rhost=203.0.113.9  user=root",
    "root rhost=203.0.113.9  user=root",
    "session opened for user root by (uid=0)",
    "__proto__",
  ])("keeps the address, whatever name the client of a server sends: %j", (name) => {
    for (const end of ["", `  user=${name}`, ` user=${name}`]) {
      const text = line("vsftpd[7]", failure("vsftpd", `tty=ftp ruser=${name} rhost=192.0.2.1${end}`));
      const { events } = readLines([text]);
      expect(events.map((e) => [e.user, e.source_ip, e.outcome])).toEqual([[name, "192.0.2.1", "failure"]]);
    }
  });
  it.each([
    ["x rhost=203.0.113.9 ", "  user=x rhost=203.0.113.9 "],
    [" rhost=203.0.113.9 user=z", ""],
    ["x rhost=192.0.2.1   rhost=198.51.100.66  user=x", "  "],
  ])("takes no address that the client may have written: %j", (name, end) => {
    const text = line("vsftpd[7]", failure("vsftpd", `tty=ftp ruser=${name} rhost=192.0.2.1${end}`));
    const { events, rejected } = readLines([text]);
    expect(events).toEqual([]);
    const reason = "authentication failure of PAM: its address can be read in more than one way";
    expect(rejected).toEqual([{ line: 1, reason }]);
  });
  it("rejects fields that cannot be read", () => {
    expect(readLines([line("vsftpd[7]", failure("vsftpd", "tty=ftp"))]).rejected).toEqual([
      { line: 1, reason: "authentication failure of PAM: its fields cannot be read" },
    ]);
  });
});
