import type { DuckDBConnection } from "@duckdb/node-api";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { LogFormat } from "../../src/logs/formats/LogFormat";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs } from "../../src/logs/readLogs";
import { BROKEN_NAMES, INJECTIONS, ODD_NAMES, REAL } from "./injectedNames";
import { temporaryFolder } from "./temporaryFolder";
import { asCsv, asXml, CSV_HEADER, failedSignIn } from "./windows/eventSpellings";

const folder = temporaryFolder();
const SAMPLES = join(__dirname, "../../data/samples");
let db: DuckDBConnection;
beforeAll(async () => {
  db = await openDatabase();
});

/** How a format writes one failed sign-in of somebody from `REAL`. */
interface Spelling {
  name: string;
  format: LogFormat;
  /** What stands above all records. */
  header?: string;
  record: (user: string, index: number) => string;
  /** Whether the format can hold this name as it is. */
  holds?: (user: string) => boolean;
}

type Json = { [key: string]: Json };

/** A record of one of the project's samples, with another name in it. */
function json(format: LogFormat, sample: string, line: number, path: string): Spelling {
  const text = readFileSync(join(SAMPLES, sample), "utf8").split("\n")[line - 1]!;
  const keys = path.split(".");
  return {
    name: sample,
    format,
    record(user) {
      const record = JSON.parse(text) as Json;
      const parent = keys.slice(0, -1).reduce((object, key) => object[key]!, record);
      (parent as Record<string, unknown>)[keys.at(-1)!] = user;
      return JSON.stringify(record);
    },
  };
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const message = (user: string): string => `Failed password for invalid user ${user} from ${REAL} port 22 ssh2`;
// sshd writes control characters as octal numbers (vis), so that no line ever breaks.
const isPlain = (user: string): boolean => !/\p{Cc}|[\u2028\u2029]/u.test(user);
const isOneLine = (user: string): boolean => !/[\n\r\t\v\0\u0085\u2028]/.test(user);
const rbaHeader = readFileSync(join(SAMPLES, "rba.csv"), "utf8").split("\n")[0]!;

const SPELLINGS: readonly Spelling[] = [
  json("okta", "okta.jsonl", 4, "actor.alternateId"),
  json("entra", "entra.jsonl", 2, "properties.userPrincipalName"),
  json("cloudtrail", "cloudtrail.jsonl", 2, "userIdentity.userName"),
  json("gsuite", "gsuite.jsonl", 2, "actor.email"),
  json("duo", "duo.jsonl", 2, "user.name"),
  json("auth0", "auth0.jsonl", 2, "data.user_name"),
  json("onelogin", "onelogin.jsonl", 2, "user_name"),
  json("1password", "1password.jsonl", 3, "target_user.email"),
  json("github", "github.jsonl", 2, "user"),
  json("keycloak", "keycloak.jsonl", 2, "details.username"),
  json("ocsf", "ocsf.jsonl", 2, "user.name"),
  json("ecs", "ecs.jsonl", 2, "user.name"),
  json("windows", "windows-winlogbeat.jsonl", 2, "winlog.event_data.TargetUserName"),
  json("windows", "windows-nxlog.jsonl", 2, "TargetUserName"),
  json("jsonl", "events.jsonl", 2, "user"),
  {
    name: "windows.xml",
    format: "windows",
    record: (user) => asXml(failedSignIn(user)).replaceAll("192.0.2.5", REAL),
    holds: isOneLine,
  },
  {
    name: "windows-event-viewer.csv",
    format: "windows",
    header: `${CSV_HEADER}\n`,
    record: (user) => asCsv(failedSignIn(user)).join("\n").replaceAll("192.0.2.5", REAL),
    // The message is text for people, in which a space around a value is not a part of it.
    holds: (user) => isOneLine(user) && user.trim() === user,
  },
  {
    name: "keycloak.log",
    format: "keycloak",
    record: (user) =>
      '2024-03-01 09:30:00,250 WARN  [org.keycloak.events] (executor-thread-1) type="LOGIN_ERROR", realmId="r", ' +
      `clientId="c", userId="null", ipAddress="${REAL}", error="user_not_found", username="${user.replaceAll('"', '\\"')}"`,
    holds: isOneLine,
  },
  {
    name: "sshd.log",
    format: "sshd",
    record: (user, index) => `2024-03-01T09:30:00Z gate sshd[${index + 1}]: ${message(user)}`,
    holds: isPlain,
  },
  {
    name: "sshd-journal.jsonl",
    format: "sshd",
    record: (user, index) =>
      JSON.stringify({
        __REALTIME_TIMESTAMP: "1709285400000000",
        SYSLOG_IDENTIFIER: "sshd",
        _PID: String(index + 1),
        MESSAGE: message(user),
      }),
    holds: isPlain,
  },
  {
    name: "rba.csv",
    format: "rba",
    header: `${rbaHeader}\n`,
    record: (user, index) =>
      `${index},2020-02-03 12:43:30.772,${quote(user)},,${REAL},NO,-,-,64500,Mozilla/5.0,x,y,z,False,False,False`,
  },
  {
    name: "table.csv",
    format: "csv",
    header: "timestamp,user,source_ip,outcome\n",
    record: (user) => `2024-03-01 09:30:00,${quote(user)},${REAL},failure`,
  },
];

async function eventsOf({ format, header = "", record }: Spelling, names: readonly string[]) {
  const file = folder.write("names.log", header + names.map((name, index) => record(name, index) + "\n").join(""));
  const [report] = await readLogs(db, [file], { places: false, threads: 0 });
  expect(report).toMatchObject({ format, rejected: 0, events: names.length });
  return queryEvents("source_ip, outcome, timestamp");
}

/** The events' users, byte for byte (a text that begins with a byte-order mark comes out of the database without), and more. */
async function queryEvents(columns: string) {
  const rows = await queryRows(db, `SELECT hex(encode("user")) AS "user", ${columns} FROM events ORDER BY row`);
  return rows.map((row) => ({ ...row, user: Buffer.from(String(row["user"]), "hex").toString() }));
}

describe.each(SPELLINGS.map((spelling) => [spelling.name, spelling] as const))(
  "readLogs(db, files) of names as in %s",
  (_name, spelling) => {
    const { holds = () => true } = spelling;
    it.each([
      ["odd names", ODD_NAMES],
      ["injections", INJECTIONS],
      ["names over several lines", BROKEN_NAMES],
    ])("keeps %s as they are, and the address, the outcome and the count too", async (_kind, names) => {
      const held = names.filter(holds);
      if (held.length === 0) return;
      const events = await eventsOf(spelling, ["ada", ...held, "ben"]);
      // Within a quoted field of CSV every line break becomes a line feed.
      const isCsv = spelling.name === "rba.csv" || spelling.name === "table.csv";
      const kept = isCsv ? held.map((name) => name.replaceAll("\r\n", "\n")) : held;
      expect(events.map(({ user }) => user)).toEqual(["ada", ...kept, "ben"]);
      for (const event of events) {
        expect(event).toEqual({
          ...{ source_ip: REAL, outcome: "failure" },
          ...{ user: event.user, timestamp: (events[0] as Record<string, unknown>)["timestamp"] },
        });
      }
    });
  },
);

describe("readLogs(db, files) of names in formats without addresses or escapes", () => {
  const lanl = (name: string): string => `3,U2@DOM1,${name}@DOM1,C18,C19,NTLM,Network,LogOn,Fail\n`;
  it("keeps LANL's names, and rejects a row into which a name wrote a comma", async () => {
    const names = [...ODD_NAMES, ...INJECTIONS].filter((name) => !name.includes('"'));
    const whole = names.filter((name) => !name.includes(","));
    const file = folder.write("auth.txt", [lanl("U1"), lanl("U2"), ...names.map(lanl)].join(""));
    const [report] = await readLogs(db, [file], { format: "lanl", places: false, threads: 0 });
    expect(report).toMatchObject({ events: whole.length + 2, rejected: names.length - whole.length });
    const events = await queryEvents("outcome, device, host");
    expect(events).toEqual(
      ["U1", "U2", ...whole].map((name) => ({
        ...{ user: `${name}@DOM1`, outcome: "failure" },
        ...{ device: "C18", host: "C19" },
      })),
    );
  });

  it("keeps the names of CERT", async () => {
    const names = [...ODD_NAMES, ...INJECTIONS, ...BROKEN_NAMES];
    const rows = names.map((name, index) => `{${index}},01/04/2010 06:49:00,${quote(name)},PC-0007,Logon\n`);
    const file = folder.write("logon.csv", `id,date,user,pc,activity\n${rows.join("")}`);
    await readLogs(db, [file], { places: false, threads: 0 });
    const events = await queryEvents("action, host");
    expect(events).toEqual(
      names.map((name) => ({ user: name.replaceAll("\r\n", "\n"), action: "login", host: "PC-0007" })),
    );
  });

  it("keeps the names of Parquet", async () => {
    // The database's own text holds no NUL.
    const names = [...ODD_NAMES, ...INJECTIONS, ...BROKEN_NAMES].filter((name) => !name.includes("\0"));
    const file = join(folder.path, "names.parquet");
    const rows = names.map((name) => `('2024-03-01T09:30:00Z', '${name.replaceAll("'", "''")}', '${REAL}', 'failure')`);
    await db.run(
      `COPY (SELECT * FROM (VALUES ${rows.join(", ")}) AS t("timestamp", "user", source_ip, outcome))
         TO '${file}' (FORMAT parquet)`,
    );
    await readLogs(db, [file], { places: false });
    const events = await queryEvents("source_ip, outcome");
    expect(events).toEqual(names.map((user) => ({ user, source_ip: REAL, outcome: "failure" })));
  });
});
