import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs } from "../../src/logs/readLogs";
import { crowdsecAsserts } from "./crowdsecAsserts";

/** Public samples that lie beside the project and are not part of it. */
const FOLDER = join(__dirname, "../../../shared/data/logs");
const MISSING = existsSync(FOLDER) ? "" : " (skipped: ../shared/data/logs is not there)";

/** File → format, lines, accepted, rejected, events, and the ignored lines by kind. */
const ACCOUNTS: Record<string, [string, number, number, number, number, Record<string, number>]> = {
  "cloud_auth0.ndjson": ["auth0", 57, 2, 0, 2, { "other event": 52, "step of a sign-in": 2, "token exchange": 1 }],
  "cloud_cloudtrail_consolelogin.ndjson": ["cloudtrail", 23, 18, 5, 18, {}],
  "cloud_duo.ndjson": ["duo", 42, 4, 14, 4, { "administrator action": 22, "account locked": 2 }],
  "cloud_entra_signin.ndjson": ["entra", 47, 26, 0, 26, { "other category": 21 }],
  "cloud_gsuite_activity.ndjson": [
    ...(["gsuite", 137, 0, 6, 0] as const),
    { "other event": 121, "account warning": 9, "application opened in a session": 1 },
  ],
  "cloud_gsuite_reports.ndjson": ["gsuite", 20, 0, 0, 0, { "other event": 20 }],
  "cloud_okta.ndjson": [
    ...(["okta", 100, 10, 32, 10] as const),
    {
      ...{ "other event": 49, "step of a sign-in": 1, "policy decision": 5 },
      ...{ "application opened in a session": 2, "account locked": 1 },
    },
  ],
  "cloud_onelogin.ndjson": [
    ...(["onelogin", 26, 0, 11, 0] as const),
    { "other event": 12, "application opened in a session": 2, "account locked": 1 },
  ],
  "crowdsec_aws-bf-aws-bf.log": ["cloudtrail", 6, 6, 0, 6, {}],
  "crowdsec_pam-logs-pam-logs.log": ["sshd", 2, 0, 0, 0, { "change of user": 2 }],
  "crowdsec_ssh-bf-ssh-bf.log": ["sshd", 7, 6, 0, 6, { "blank line": 1 }],
  "crowdsec_ssh-slow-bf-ssh-slow-bf.log": ["sshd", 22, 22, 0, 22, {}],
  "crowdsec_sshd-impossible-travel-sshd-success-logs.log": ["sshd", 2, 2, 0, 2, {}],
  "crowdsec_sshd-logs-fp-sshd-logs.log": ["sshd", 6, 0, 0, 0, { session: 6 }],
  "crowdsec_sshd-logs-sshd-logs.log": [
    ...(["sshd", 24, 12, 0, 12] as const),
    { "detail of an attempt": 1, "connection without sign-in": 11 },
  ],
  "crowdsec_sshd-success-logs-sshd-success-logs.log": ["sshd", 4, 4, 0, 4, {}],
  "crowdsec_windows-bf-windows-bf.log": ["windows", 6, 6, 0, 6, {}],
  "linux_2k.log": [
    ...(["sshd", 2000, 527, 0, 527] as const),
    { "detail of an attempt": 117, "change of user": 172, "other program": 1147, session: 37 },
  ],
  "openssh_2k.log": [
    ...(["sshd", 2000, 525, 0, 533] as const),
    { "server notice": 85, "detail of an attempt": 875, "connection without sign-in": 45, session: 470 },
  ],
  "windows_security.ndjson": [
    ...(["windows", 3035, 463, 0, 463] as const),
    {
      ...{ "other event": 931, "machine account": 1357, "system account": 232, "session reconnected": 2 },
      ...{ "step of a sign-in": 40, "anonymous logon": 8, "session disconnected": 2 },
    },
  ],
};

async function read(file: string) {
  const db = await openDatabase();
  const [report] = await readLogs(db, [join(FOLDER, file)], { year: 2026, places: false, threads: 0 });
  const events = await queryRows(
    db,
    `SELECT line, "user", source_ip, outcome, "timestamp", host FROM events ORDER BY row`,
  );
  return { report: report!, events };
}

describe.skipIf(MISSING !== "")(`readLogs(db, files) on every log of ../shared${MISSING}`, () => {
  it("leaves none of them out", () => {
    const logs = MISSING === "" ? readdirSync(FOLDER).filter((name) => /\.(?:log|ndjson)$/.test(name)) : [];
    expect(Object.keys(ACCOUNTS).sort()).toEqual(logs.sort());
  });
  it.each(Object.entries(ACCOUNTS))("recognises %s and accounts for its lines", async (file, account) => {
    const { format, lines, accepted, rejected, ignored, events, ignoredKinds } = (await read(file)).report;
    expect([format, lines, accepted, rejected, events, Object.fromEntries(ignoredKinds)]).toEqual(account);
    expect(accepted + rejected + ignored).toBe(lines);
  });
});

/** Assertions, the log they are about, the parser that they quote (null: an alert), and the line of the first one. */
const PARSERS: [asserts: string, log: string, parser: string | null, outcome: string, firstLine: number][] = [
  ["sshd-logs-parser", "sshd-logs-sshd-logs.log", "crowdsecurity/sshd-logs", "failure", 1],
  ["sshd-logs-fp-parser", "sshd-logs-fp-sshd-logs.log", "crowdsecurity/sshd-logs", "failure", 1],
  ["sshd-success-logs-parser", "sshd-success-logs-sshd-success-logs.log", "crowdsecurity/sshd-success-logs", "success", 1],
  ["sshd-impossible-travel-scenario", "sshd-impossible-travel-sshd-success-logs.log", null, "success", 1],
  ["ssh-bf-scenario", "ssh-bf-ssh-bf.log", null, "failure", 1],
  // The alert names eleven of the lines, from the tenth on.
  ["ssh-slow-bf-scenario", "ssh-slow-bf-ssh-slow-bf.log", null, "failure", 10],
  ["aws-bf-scenario", "aws-bf-aws-bf.log", null, "failure", 1],
  ["windows-bf-scenario", "windows-bf-windows-bf.log", null, "failure", 1],
]; // prettier-ignore

/** Lines of sshd-logs where we differ from crowdsec's parser, and why. */
const DIFFERENCES: Record<number, string> = {
  8: "a second line about the connection of line 7: one attempt is one event",
  10: "a handshake that failed: nobody tried to sign in",
  11: "a handshake that failed: nobody tried to sign in",
  13: "no common key exchange: nobody tried to sign in",
  14: "no common host key: nobody tried to sign in",
  15: "no common MAC: nobody tried to sign in",
  19: "a time-out that names no user: nobody is known to have tried",
  20: "a damaged packet: nobody tried to sign in",
  22: "closed before a user was named",
  23: "refused by tcp_wrappers before a user was named",
  24: "refused by tcp_wrappers before a user was named",
};

describe.skipIf(MISSING !== "")(`readLogs(db, files) and crowdsec's assertions${MISSING}`, () => {
  it.each(PARSERS)("agrees with crowdsec_%s.assert", async (name, log, parser, outcome, firstLine) => {
    const asserted = crowdsecAsserts(readFileSync(join(FOLDER, `crowdsec_${name}.assert`), "utf8"), parser);
    expect(asserted.length).toBeGreaterThan(0);
    const { events } = await read(`crowdsec_${log}`);
    const differences = name === "sshd-logs-parser" ? DIFFERENCES : {};
    const expected = asserted.flatMap((meta, index) => {
      const line = index + firstLine;
      if (meta === null || line in differences) return [];
      return [{ line, outcome, source_ip: meta["source_ip"], user: userOf(meta), time: timeOf(meta) }];
    });
    const found = events
      .filter(({ line }) => Number(line) >= firstLine)
      .slice(0, expected.length)
      .map(({ line, outcome, source_ip, user, timestamp }) => {
        return { line, outcome, source_ip, user, time: String(timestamp).slice(4) };
      });
    expect(found).toEqual(expected);
  });

  it("finds nothing in crowdsec's PAM lines, which are of sudo: it lets nobody into the machine", () => {
    const text = readFileSync(join(FOLDER, "crowdsec_pam-logs-parser.assert"), "utf8");
    const asserted = crowdsecAsserts(text, "crowdsecurity/pam-logs");
    expect(asserted.map((meta) => meta?.["program"])).toEqual(["sudo", "sudo"]);
    expect(ACCOUNTS["crowdsec_pam-logs-pam-logs.log"]![4]).toBe(0);
  });

  it("checks every file of assertions", () => {
    const files = MISSING === "" ? readdirSync(FOLDER).filter((name) => name.endsWith(".assert")) : [];
    const checked = [...PARSERS.map(([name]) => name), "pam-logs-parser"].map((name) => `crowdsec_${name}.assert`);
    expect(checked.sort()).toEqual(files.sort());
  });
});

function userOf(meta: Record<string, string>): string | null {
  // Of AWS crowdsec asserts the ARN, which is the same text as the user's name in that sample.
  return meta["target_user"] ?? meta["user"] ?? meta["username"] ?? meta["user_arn"] ?? null;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The asserted time as ISO 8601 to the millisecond, without the year: of syslog crowdsec has none, or today's. */
function timeOf(meta: Record<string, string>): string {
  const stamp = meta["timestamp8601"] ?? meta["timestamp"]!;
  if (stamp.startsWith("-")) return stamp.replace("Z", ".000Z");
  if (stamp.includes("T")) return new Date(stamp).toISOString().slice(4);
  const [month, day, time] = stamp.split(/ +/) as [string, string, string];
  return `-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}T${time}.000Z`;
}
