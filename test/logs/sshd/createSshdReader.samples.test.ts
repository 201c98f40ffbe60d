import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { account, brief, judgedLines, readLines, type Verdicts } from "./readLines";

/** Public samples that lie beside the project and are not part of it. */
const FOLDER = join(__dirname, "../../../../shared/data/logs");
const MISSING = existsSync(join(FOLDER, "openssh_2k.log")) ? "" : " (skipped: ../shared/data/logs is not there)";

function readSample(name: string): Verdicts {
  const lines = readFileSync(join(FOLDER, name), "latin1").split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  const verdicts = readLines(lines);
  expect(judgedLines(verdicts)).toEqual(lines.map((_, index) => index + 1));
  return verdicts;
}

describe.skipIf(MISSING !== "")(`createSshdReader(context, sink) on loghub's openssh_2k.log${MISSING}`, () => {
  const failedByPassword = (v: Verdicts) => v.events.filter((e) => e.outcome === "failure" && e.method === "password");

  it("finds 528 failed passwords, 135 of them for users that do not exist", () => {
    const failed = failedByPassword(readSample("openssh_2k.log"));
    expect(failed).toHaveLength(528);
    // grep -c 'Failed password for invalid user' is 135
    expect(failed.filter((e) => e.failure_reason === "unknown user")).toHaveLength(135);
    expect(failed.filter((e) => e.failure_reason === "bad password")).toHaveLength(393);
  });
  it("finds 23 addresses, one of which failed 286 times", () => {
    const addresses = failedByPassword(readSample("openssh_2k.log")).map((e) => e.source_ip);
    expect(new Set(addresses).size).toBe(23);
    expect(addresses.filter((address) => address === "183.62.140.253")).toHaveLength(286);
  });
  it("finds the one success", () => {
    const successes = readSample("openssh_2k.log").events.filter((e) => e.outcome === "success");
    expect(successes).toHaveLength(1);
    // date -u -d '2023-12-10T09:32:20Z' +%s is 1702200740
    expect(successes[0]).toMatchObject({
      line: 956,
      user: "fztu",
      source_ip: "119.137.62.142",
      timestampUs: 1702200740000000,
    });
  });
  it("counts three of the four Failed none, since a password follows the first, and the attempt that the end cuts off", () => {
    const others = readSample("openssh_2k.log").events.filter((e) => e.method !== "password");
    expect(others.map((e) => [e.line, e.user, e.method])).toEqual([
      [206, "admin", "none"],
      [298, "0", "none"],
      [968, "0", "none"],
      [1999, "root", null],
    ]);
  });
  it("keeps the space before the user 0101", () => {
    expect(readSample("openssh_2k.log").events.find((e) => e.line === 189)?.user).toBe(" 0101");
  });
  it("accounts for all 2000 lines", () => {
    expect(account(readSample("openssh_2k.log"))).toEqual({
      accepted: 525,
      "detail of an attempt": 875,
      session: 470,
      "connection without sign-in": 45,
      "server notice": 85,
    });
  });
});

describe.skipIf(MISSING !== "")(`createSshdReader(context, sink) on loghub's linux_2k.log${MISSING}`, () => {
  it("takes each PAM failure and each session of sshd for an event, and two of the login at the console", () => {
    const verdicts = readSample("linux_2k.log");
    const [failures, successes] = ["failure", "success"].map((o) => verdicts.events.filter((e) => e.outcome === o));
    // grep -c 'sshd(pam_unix).*authentication failure' is 489, of which 372 have user=; one more is gdm's, without.
    expect(failures).toHaveLength(490);
    expect(failures!.filter((e) => e.user === null)).toHaveLength(118);
    // grep -c 'sshd(pam_unix).*session opened' is 36, all of them of the user test; the log has no Accepted.
    expect(successes!.filter((e) => e.user === "test")).toHaveLength(36);
    expect(successes!.filter((e) => e.user !== "test").map((e) => [e.line, e.user, e.method])).toEqual([
      [898, "root", "interactive"],
    ]);
    expect(account(verdicts)).toEqual({
      accepted: 527,
      // grep -c 'check pass; user unknown' is 117
      "detail of an attempt": 117,
      // grep -c '\(sshd\|login\)(pam_unix).*session closed' is 37
      session: 37,
      // grep -c 'su(pam_unix)' is 172
      "change of user": 172,
      "other program": 1147,
    });
  });
});

describe.skipIf(MISSING !== "")(`createSshdReader(context, sink) on crowdsec's test lines${MISSING}`, () => {
  it("finds the user and address that crowdsec's parser finds", () => {
    const found = brief(readSample("crowdsec_sshd-logs-sshd-logs.log")).map(([line, user, address]) => [
      line,
      user,
      address,
    ]);
    // Line 8 is a second line about the connection of line 7. crowdsec gives line 5 no user either.
    expect(found).toEqual([
      [1, "pascal", "35.188.49.176"],
      [2, "pascal", "35.188.49.176"],
      [3, "pascal", "35.188.49.176"],
      [4, "workshop", "5.33.63.160"],
      [5, null, "5.33.63.161"],
      [6, "root", "206.81.24.125"],
      [7, "ftp", "92.255.85.135"],
      [12, "root", "206.81.24.125"],
      [16, "root", "80.94.92.63"],
      [17, "root", "192.168.1.1"],
      [18, "root", "192.168.1.2"],
      [21, "pascal5", "192.168.1.3"],
    ]);
  });
  it.each([
    ["crowdsec_ssh-bf-ssh-bf.log", 6, "failure"],
    ["crowdsec_ssh-slow-bf-ssh-slow-bf.log", 22, "failure"],
    ["crowdsec_sshd-success-logs-sshd-success-logs.log", 4, "success"],
    ["crowdsec_sshd-impossible-travel-sshd-success-logs.log", 2, "success"],
  ])("finds in %s %d events, each a %s", (name, count, outcome) => {
    expect(readSample(name).events.map((e) => e.outcome)).toEqual(Array.from({ length: count }, () => outcome));
  });
  it.each(["crowdsec_sshd-logs-fp-sshd-logs.log", "crowdsec_pam-logs-pam-logs.log"])("finds nothing in %s", (name) => {
    expect(readSample(name).events).toEqual([]);
  });
});
