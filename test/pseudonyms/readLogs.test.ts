import type { DuckDBConnection } from "@duckdb/node-api";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { quoteLiteral } from "../../src/files/quoteSql";
import type { AuthEvent } from "../../src/logs/AuthEvent";
import { EventCollector } from "../../src/logs/EventCollector";
import { emptyEvent } from "../../src/logs/eventColumns";
import { EventWriter, newWordNumbers } from "../../src/logs/EventWriter";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs, type ReadLogsOptions } from "../../src/logs/readLogs";
import { createPseudonyms } from "../../src/pseudonyms/createPseudonyms";
import { temporaryFolder } from "../logs/temporaryFolder";
import { anyKey } from "./anyKey";

const folder = temporaryFolder();
const pseudonyms = createPseudonyms(anyKey());
const of = pseudonyms.of;
const CSV =
  "timestamp,user,source_ip,outcome,host,failure_reason\n" +
  "2026-03-02T08:00:00Z,ada,10.0.0.7,failure,payroll,ada has left\n" +
  "2026-03-02T08:00:01Z,ada,2001:db8::7,success,payroll,\n" +
  "yesterday,ben,10.0.0.8,success,payroll,\n";

async function read(file: string) {
  const db = await openDatabase();
  const [report] = await readLogs(db, [file], { pseudonyms });
  return {
    report: report!,
    events: await queryRows(
      db,
      `SELECT row, event_id, "user", source_ip, outcome, host, failure_reason, source, line, "timestamp" FROM events`,
    ),
    rejects: await queryRows(db, "SELECT * FROM rejects"),
  };
}

const EXPECTED = (file: string) => [
  {
    row: 0,
    event_id: "1",
    user: of("user", "ada"),
    source_ip: of("source_ip", "10.0.0.7"),
    outcome: "failure",
    host: of("host", "payroll"),
    failure_reason: of("failure_reason", "ada has left"),
    source: pseudonyms.file(file),
    timestamp: "2026-03-02T08:00:00.000Z",
  },
  {
    row: 1,
    event_id: "2",
    user: of("user", "ada"),
    source_ip: of("source_ip", "2001:db8::7"),
    outcome: "success",
    host: of("host", "payroll"),
    failure_reason: null,
    source: pseudonyms.file(file),
    timestamp: "2026-03-02T08:00:01.000Z",
  },
];

describe("readLogs(db, files, { pseudonyms, maxRejects })", () => {
  it("counts the rejected rows of a Parquet file before it is too late to refuse them", async () => {
    const file = join(folder.path, "rejects.parquet");
    const row = (time: string): string => `SELECT '${time}' AS "timestamp", 'ada' AS "user", 'success' AS outcome`;
    const rows = ["2026-03-02T08:00:00Z", "yesterday", "tomorrow"].map(row).join(" UNION ALL ");
    const db = await openDatabase();
    await db.run(`COPY (${rows}) TO ${quoteLiteral(file)} (FORMAT parquet)`);
    await expect(readLogs(db, [file], { pseudonyms, maxRejects: 1 })).rejects.toThrow("2 of 3 lines were rejected");
    const [report] = await readLogs(db, [file], { pseudonyms, maxRejects: 2 });
    expect(report).toMatchObject({ lines: 3, accepted: 1, rejected: 2 });
  });
});

describe("readLogs(db, files, { pseudonyms })", () => {
  it("stores events with pseudonyms, and rejected lines without their text", async () => {
    const file = folder.write("ada.csv", CSV);
    const { report, events, rejects } = await read(file);
    expect(events).toEqual(EXPECTED(file).map((event, index) => ({ ...event, line: index + 2 })));
    expect(rejects).toEqual([
      { file: pseudonyms.file(file), line: 4, reason: expect.stringContaining("not a time") as string, text: "" },
    ]);
    expect(report).toMatchObject({
      file: pseudonyms.file(file),
      lines: 4,
      accepted: 2,
      rejected: 1,
      ignored: 1,
      events: 2,
    });
  });
  it.each(["timestamp::TIMESTAMP", "timestamp::VARCHAR"])("does the same for Parquet with %s", async (time) => {
    const file = join(folder.path, "ada.parquet");
    const db = await openDatabase();
    const rows = `FROM (VALUES
      ('2026-03-02T08:00:00Z', 'ada', '10.0.0.7', 'failure', 'payroll', 'ada has left'),
      ('2026-03-02T08:00:01Z', 'ada', '2001:db8::7', 'success', 'payroll', NULL),
      ('2026-03-02T08:00:02Z', 'ben', '10.0.0.8', 'maybe', 'payroll', NULL)
    ) t(timestamp, "user", source_ip, outcome, host, failure_reason)`;
    const query = `SELECT * REPLACE (${time} AS timestamp) ${rows}`;
    await db.run(`COPY (${query}) TO ${quoteLiteral(file)} (FORMAT parquet)`);
    const { report, events, rejects } = await read(file);
    expect(events).toEqual(EXPECTED(file).map((event, index) => ({ ...event, line: index + 1 })));
    expect(rejects).toEqual([
      { file: pseudonyms.file(file), line: 3, reason: expect.stringContaining("expected success") as string, text: "" },
    ]);
    expect(report).toMatchObject({
      file: pseudonyms.file(file),
      lines: 3,
      accepted: 2,
      rejected: 1,
      ignored: 0,
      events: 2,
    });
  });
  it("reads more rows of Parquet than a chunk holds, each in its place", async () => {
    const file = join(folder.path, "many.parquet");
    const db = await openDatabase();
    const rows = `SELECT 1772438400 + i AS time, 'u' || i AS "user", 'success' AS outcome FROM range(10000) r(i)`;
    await db.run(`COPY (${rows}) TO ${quoteLiteral(file)} (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
    const { events } = await read(file);
    expect(events.map(({ user }) => user)).toEqual(Array.from({ length: 10_000 }, (_, i) => of("user", `u${i}`)));
    expect(events.every(({ line, row }) => line === Number(row) + 1)).toBe(true);
  });
});

/** Everything that is sent to the database from here on: statements, and what is appended. */
function listenTo(db: DuckDBConnection): string[] {
  const heard: string[] = [];
  const [run, createAppender] = [db.run.bind(db), db.createAppender.bind(db)];
  db.run = (sql, ...rest) => {
    heard.push(sql);
    return run(sql, ...rest);
  };
  db.createAppender = async (...table) => {
    const appender = await createAppender(...table);
    const append = appender.appendDataChunk.bind(appender);
    appender.appendDataChunk = (chunk) => {
      heard.push(JSON.stringify(chunk.getColumns(), (_, value: unknown) => (typeof value === "bigint" ? 0 : value)));
      append(chunk);
    };
    return appender;
  };
  return heard;
}

const SECRETS = ["ada", "payroll", "93.184", "jti-77", "laptop", "Firefox/147", "leave"];
const SECRET: AuthEvent = {
  ...emptyEvent(),
  event_id: "jti-77",
  user: "ada",
  source_ip: "93.184.216.34",
  host: "payroll",
  device: "laptop",
  session_id: "jti-77-ada",
  user_agent: "Firefox/147",
  failure_reason: "on leave",
};

describe("EventWriter with pseudonyms", () => {
  it("sends no name to the database", async () => {
    const db = await openDatabase();
    const heard = listenTo(db);
    const asked = new Set<string>();
    const placeOf = (ip: string) => {
      asked.add(ip);
      return { country: "US", city: null, latitude: null, longitude: null, asn: 15133 };
    };
    const writer = await EventWriter.open(db, placeOf, pseudonyms);
    writer.startFile("/home/ada/auth.log");
    for (let line = 1; line <= 5000; line++) writer.accept(line, { ...SECRET });
    writer.reject(5001, "no time", "ada from 93.184.216.34");
    writer.ignore(5002, "header");
    const collector = new EventCollector(0);
    for (let line = 6000; line < 6010; line++) collector.accept(line, { ...SECRET, user: `ada${line}` });
    writer.add(collector.take(), newWordNumbers(), 0);
    await writer.close();
    const sent = heard.join("\n");
    for (const user of ["ada", "ada6001"]) expect(sent).toContain(of("user", user));
    for (const secret of SECRETS) expect(sent).not.toContain(secret);
    expect([...asked]).toEqual(["93.184.216.34"]);
    const [row] = await queryRows(
      db,
      `SELECT count(*) AS n, count(DISTINCT "user") AS users, count(DISTINCT event_id) AS ids, any_value(source) AS source,
         any_value(source_ip) AS ip, any_value(session_id) AS session,
         count(*) FILTER (WHERE country = 'US' AND asn = 15133) AS placed FROM events`,
    );
    expect(row).toEqual({
      n: 5010,
      users: 11,
      ids: 5010,
      source: pseudonyms.file("/home/ada/auth.log"),
      ip: of("source_ip", "93.184.216.34"),
      session: of("session_id", "jti-77-ada"),
      placed: 5010,
    });
  });
});

describe("readLogs(db, files, { pseudonyms }) and places", () => {
  const HEADER = "timestamp,user,source_ip,outcome,city";
  const ROWS = ["1.1.1.1", "8.8.8.8", "10.0.0.1", "laptop"].map((ip, at) => `${1772438400 + at},u,${ip},success,`);
  it("looks places up by the address itself, in every format, as without pseudonyms", async () => {
    const csv = folder.write("places.csv", [HEADER, ...ROWS, ""].join("\n"));
    const parquet = join(folder.path, "places.parquet");
    const db = await openDatabase();
    await db.run(`COPY (SELECT * FROM read_csv(${quoteLiteral(csv)}, all_varchar = true)) TO ${quoteLiteral(parquet)}`);
    const placed = async (file: string, options: ReadLogsOptions) => {
      const [report] = await readLogs(db, [file], options);
      const rows = await queryRows(db, "SELECT country, latitude, longitude, asn FROM events ORDER BY row");
      return { notes: report!.notes, rows };
    };
    for (const file of [csv, parquet]) {
      const [plain, hidden] = [await placed(file, {}), await placed(file, { pseudonyms })];
      expect(plain.rows.map(({ country }) => country)).toEqual([expect.any(String), "US", null, null]);
      expect(hidden).toEqual(plain);
    }
  });
  it("asks nobody for the address of a pseudonym, and leaves no table behind", async () => {
    const db = await openDatabase();
    await readLogs(db, [folder.write("left.csv", [HEADER, ...ROWS, ""].join("\n"))], { pseudonyms });
    const tables = await queryRows(db, "SELECT table_name AS name FROM duckdb_tables() ORDER BY 1");
    expect(tables).toEqual([{ name: "events" }, { name: "rejects" }]);
  });
});

describe("readLogs(db, files, { pseudonyms }) with several files", () => {
  const copy = "timestamp,user,source_ip,outcome\n2026-03-02T08:00:00Z,ada,2001:db8::7,success\n";
  it("drops what stands in two of them, and notes it at the right one", async () => {
    const files = [folder.write("one.csv", copy), folder.write("two.csv", copy)];
    const db = await openDatabase();
    const reports = await readLogs(db, files, { pseudonyms });
    expect(reports.map(({ file, notes }) => [file, notes])).toEqual([
      [pseudonyms.file(files[0]!), []],
      [pseudonyms.file(files[1]!), ["1 of its events stand in a file before it too: they were left out"]],
    ]);
  });
  it("calls a file with too many rejected lines by its pseudonym", async () => {
    const file = folder.write("ada-rejects.csv", "timestamp,user,outcome\nada,ada,ada\n");
    await expect(readLogs(await openDatabase(), [file], { pseudonyms, maxRejects: 0 })).rejects.toThrow(
      `the first is ${pseudonyms.file(file)}:2: column "timestamp": not a time`,
    );
  });
});

describe("readLogs(db, files, { pseudonyms }) quotes nothing of a log that it refuses", () => {
  it.each([
    ["CSV without a header", "format.csv", "ada,93.184.216.34,success\nben,93.184.216.35,failure\n", { format: "csv" }],
    ["named columns that are not there", "columns.csv", "ada,time\nben,1\n", { columns: new Map([["user", "who"]]), format: "csv" }],
    ["a layout that it has not", "rba.csv", "ada,ben\n1,2\n", { format: "rba" }],
  ] as const)("%s", async (_, name, text, options) => {
    const file = folder.write(name, text);
    const message = async (more: ReadLogsOptions) =>
      readLogs(await openDatabase(), [file], { ...options, ...more }).then(String, (error: Error) => error.message);
    expect(await message({})).toMatch(/; the file has ada/);
    const hidden = await message({ pseudonyms });
    expect(hidden.startsWith(`${file}: `)).toBe(true);
    expect(hidden.slice(file.length)).not.toMatch(/ada|ben|93/);
  }); // prettier-ignore
  it("Parquet", async () => {
    const file = join(folder.path, "wrong.parquet");
    await (await openDatabase()).run(`COPY (SELECT 1 AS ada) TO ${quoteLiteral(file)} (FORMAT parquet)`);
    const damaged = folder.write("damaged.parquet", "PAR1ada93.184PAR1");
    for (const path of [file, damaged]) {
      const hidden = await readLogs(await openDatabase(), [path], { pseudonyms }).catch((error: Error) => error);
      expect((hidden as Error).message).toMatch(/^[^:]*: (?:no column found for timestamp, user, outcome; name them|is damaged or no Parquet file$)/); // prettier-ignore
      expect((hidden as Error).cause).toBeUndefined();
    }
  });
});
