import fc from "fast-check";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { quoteLiteral } from "../../../src/files/quoteSql";
import { parseTimestamp } from "../../../src/logs/csv/parseTimestamp";
import { openDatabase } from "../../../src/logs/openDatabase";
import { queryRows } from "../../../src/logs/queryRows";
import { readLogs, type ReadLogsOptions } from "../../../src/logs/readLogs";
import { temporaryFolder } from "../temporaryFolder";

const folder = temporaryFolder();
const GOOD = `SELECT TIMESTAMP '2024-03-01 09:30:00.000007' AS "timestamp", 'bob' AS "user", 'success' AS outcome`;
const NOT_A_TIME = "not a time from 1970 to 2255: expected ISO 8601, or seconds, ms or µs since 1970";

/** Writes the rows of a query; returns the file's name. */
async function write(query: string, name = "log.parquet"): Promise<string> {
  const file = join(folder.path, name);
  const db = await openDatabase();
  await db.run(`COPY (${query}) TO ${quoteLiteral(file)} (FORMAT parquet)`);
  return file;
}

async function read(files: string | string[], options?: ReadLogsOptions) {
  const db = await openDatabase();
  const reports = await readLogs(db, [files].flat(), options);
  return { db, reports, report: reports[0]! };
}

/** The rows of the event table that a query's rows become, and those that were rejected. */
async function readQuery(query: string, columns = "*", options?: ReadLogsOptions) {
  const { db, report } = await read(await write(query), options);
  return {
    report,
    events: await queryRows(db, `SELECT ${columns} FROM events ORDER BY row`),
    rejects: await queryRows(db, "SELECT line, reason, text FROM rejects"),
  };
}

describe("readParquet(db, file, writer)", () => {
  it("reads one row as one event, with null for what the file does not have", async () => {
    const file = await write(GOOD);
    const { db, report } = await read(file);
    expect(report).toEqual({
      file,
      format: "parquet",
      why: "it begins with PAR1",
      notes: [],
      lines: 1,
      accepted: 1,
      rejected: 0,
      ignored: 0,
      ignoredKinds: new Map(),
      events: 1,
      firstReject: null,
    });
    const nothing = ["source_ip", "failure_reason", "method", "country", "city", "latitude", "longitude", "asn"];
    const [event] = await queryRows(db, `SELECT *, epoch_us("timestamp") AS us FROM events`);
    expect(event).toEqual({
      row: 0,
      event_id: "1",
      timestamp: "2024-03-01T09:30:00.000Z",
      us: 1_709_285_400_000_007,
      user: "bob",
      outcome: "success",
      action: "login",
      source: file,
      line: 1,
      ...Object.fromEntries([...nothing, "user_agent", "device", "host", "session_id"].map((name) => [name, null])),
    });
  });

  it.each([
    ["TIMESTAMP '2024-03-01 09:30:00'", "2024-03-01T09:30:00.000Z"],
    ["TIMESTAMPTZ '2024-03-01 09:30:00+01'", "2024-03-01T08:30:00.000Z"],
    ["TIMESTAMP_NS '2024-03-01 09:30:00'", "2024-03-01T09:30:00.000Z"],
    ["TIMESTAMP_S '2024-03-01 09:30:00'", "2024-03-01T09:30:00.000Z"],
    ["TIMESTAMP_MS '2024-03-01 09:30:00'", "2024-03-01T09:30:00.000Z"],
    ["DATE '2024-03-01'", "2024-03-01T00:00:00.000Z"],
    ["1709285400::BIGINT", "2024-03-01T09:30:00.000Z"],
    ["1709285400123::BIGINT", "2024-03-01T09:30:00.123Z"],
    ["1709285400.5::DOUBLE", "2024-03-01T09:30:00.500Z"],
    ["'2024-03-01T10:30:00.25+01:00'", "2024-03-01T09:30:00.250Z"],
  ])("takes %s for the time %s", async (sql, expected) => {
    const { events } = await readQuery(`SELECT ${sql} AS "time", 'bob' AS "user", true AS success`, `"timestamp"`);
    expect(events).toEqual([{ timestamp: expected }]);
  });

  it("takes texts for times exactly as CSV does (property)", async () => {
    const piece = fc.constantFrom(
      "2024-03-01",
      "1709285400",
      "T",
      " ",
      "09:30:00",
      ".5",
      "Z",
      "+01:00",
      "24:00",
      "infinity",
    );
    const texts = fc.array(
      fc.oneof(
        fc.array(piece, { maxLength: 5 }).map((parts) => parts.join("")),
        fc.string(),
      ),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(texts, async (times) => {
        const values = times.map((text) => `(${quoteLiteral(text)})`).join(", ");
        const query = `SELECT t AS "time", 'bob' AS "user", true AS success FROM (VALUES ${values}) AS v(t)`;
        const { events, rejects, report } = await readQuery(query, `line, epoch_us("timestamp") AS us`);
        const expected = times.map((text, index) => ({ line: index + 1, us: parseTimestamp(text) }));
        expect(events).toEqual(expected.filter(({ us }) => us !== null));
        expect(rejects.map(({ line }) => line)).toEqual(
          expected.filter(({ us }) => us === null).map(({ line }) => line),
        );
        expect(report.accepted + report.rejected).toBe(report.lines);
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it("reads columns of any type, as CSV reads their text", async () => {
    const query = `SELECT 1709285400 AS "time", 5445253994546962491::BIGINT AS "user", 'Failed' AS result,
      '192.0.2.1'::BLOB AS ip, 52.5::FLOAT AS lat, ' 13.4 ' AS lon, 3320.0::DOUBLE AS asn, '' AS city, 7 AS device,
      uuid '11111111-2222-3333-4444-555555555555' AS session_id`;
    const columns = `"user", outcome, source_ip, latitude, longitude, asn, city, device, session_id`;
    expect((await readQuery(query, columns)).events).toEqual([
      {
        user: "5445253994546962491",
        outcome: "failure",
        source_ip: "192.0.2.1",
        latitude: 52.5,
        longitude: 13.4,
        asn: 3320,
        city: null,
        device: "7",
        session_id: "11111111-2222-3333-4444-555555555555",
      },
    ]);
  });

  it.each([
    ["'AS3320'", 3320],
    ["'-'", null],
    ["3320::UINTEGER", 3320],
    ["-1", null],
    ["1.5::DOUBLE", null],
    ["'AS4294967296'", null],
    ["'nan'::DOUBLE", null],
  ])("takes %s for the autonomous system %s", async (sql, asn) => {
    expect((await readQuery(`${GOOD}, ${sql} AS asn`, "asn")).events).toEqual([{ asn }]);
  });

  it.each(["'nan'::DOUBLE", "'inf'::DOUBLE", "'x'", "NULL::VARCHAR"])("takes %s for no latitude", async (sql) => {
    expect((await readQuery(`${GOOD}, ${sql} AS lat`, "latitude")).events).toEqual([{ latitude: null }]);
  });

  it("rejects rows without a time or an outcome, and says which", async () => {
    const { report, rejects, events } = await readQuery(
      `SELECT * FROM (VALUES
         (TIMESTAMP '2024-03-01 09:30:00', 'ok', 'a'), (NULL, 'ok', 'b'), (TIMESTAMP '1969-12-31 23:59:59', 'ok', NULL),
         (TIMESTAMP '2024-03-01 09:30:00', 'perhaps', 'd' || chr(27)), (TIMESTAMP '2024-03-01 09:30:00', '1', 'e'),
         ('infinity', 'ok', 'f'), (TIMESTAMP '2024-03-01 09:30:00', NULL, 'g'), (TIMESTAMP '2024-03-01', 'NO', 'h')
       ) AS v("when", status, "user")`,
      `line, "user", outcome`,
      { columns: new Map([["timestamp", "when"]]) },
    );
    expect(events).toEqual([
      { line: 1, user: "a", outcome: "success" },
      { line: 8, user: "h", outcome: "failure" },
    ]);
    expect(rejects).toEqual([
      { line: 2, reason: `column "when": ${NOT_A_TIME}`, text: ",b,ok" },
      { line: 3, reason: `column "when": ${NOT_A_TIME}`, text: "1969-12-31 23:59:59,,ok" },
      {
        line: 4,
        reason: 'column "status": expected success or failure (or true/false, 1/0, …)',
        text: "2024-03-01 09:30:00,d�,perhaps",
      },
      {
        line: 5,
        reason: 'column "status": 0 or 1 could mean either; if 1 is success, say so with --columns outcome=…',
        text: "2024-03-01 09:30:00,e,1",
      },
      { line: 6, reason: `column "when": ${NOT_A_TIME}`, text: "infinity,f,ok" },
      {
        line: 7,
        reason: 'column "status": expected success or failure (or true/false, 1/0, …)',
        text: "2024-03-01 09:30:00,g,",
      },
    ]);
    expect(report).toMatchObject({ lines: 8, accepted: 2, rejected: 6, firstReject: { line: 2 } });
  });

  it("keeps the rows in order, over many row groups, between files of other formats", async () => {
    const rows = 30_000;
    const big = await write(
      `SELECT make_timestamp(1700000000000000 + i) AS "timestamp", 'u' || (i + 1) AS "user", i % 7 > 0 AS success,
         if(i % 5 = 0, 'x', NULL) AS city FROM (SELECT unnest(range(${rows})) AS i)`,
      "big.parquet",
    );
    const csv = folder.write("log.csv", "time,user,result\n1709285400,first,ok\n");
    const other = folder.write("other.csv", "time,user,result\n1709285400,last,ok\n");
    const { db, reports } = await read([csv, big, other]);
    expect(reports.map(({ format, events }) => [format, events])).toEqual([
      ["csv", 1],
      ["parquet", rows],
      ["csv", 1],
    ]);
    const wrong = `SELECT count(*) AS n FROM events WHERE source = ${quoteLiteral(big)} AND ("user" <> 'u' || line OR row <> line)`;
    expect(await queryRows(db, wrong)).toEqual([{ n: 0 }]);
    const [last] = await queryRows(db, `SELECT "user", source FROM events WHERE row = ${rows + 1}`);
    expect(last).toEqual({ user: "last", source: other });
  }, 60_000);

  it("tells of more rejected rows than are looked at together", async () => {
    const { report, rejects } = await readQuery(
      `SELECT 'never' AS "time", 'u' || i AS "user", true AS success FROM (SELECT unnest(range(25000)) AS i)`,
    );
    expect(report).toMatchObject({ lines: 25_000, accepted: 0, rejected: 25_000 });
    expect(rejects).toHaveLength(25_000);
    expect(rejects.at(-1)).toMatchObject({ line: 25_000, text: "never,u24999,true" });
  }, 60_000);

  it("reads columns with names that mean something to SQL", async () => {
    const query = `SELECT 1709285400 AS "lo""g", 'bob' AS "a.b", true AS "line", 'x' AS "text", 'y' AS us`;
    const columns = new Map([
      ["timestamp", 'lo"g'],
      ["user", "a.b"],
      ["outcome", "line"],
      ["city", "us"],
    ]);
    const { events } = await readQuery(query, `"user", outcome, city`, { columns });
    expect(events).toEqual([{ user: "bob", outcome: "success", city: "y" }]);
  });

  it("numbers the rows itself, whatever the file's columns are called", async () => {
    const query = `SELECT make_timestamp(1700000000000000) AS "time", 'u' || i AS "user", true AS success, 70 + i AS line,
      80 + i AS "File_Row_Number", 90 + i AS "Row Number", 60 + i AS c0, 50 + i AS rowid FROM (SELECT unnest([1, 2]) AS i)`;
    expect((await readQuery(query, `line, "user"`)).events).toEqual([
      { line: 1, user: "u1" },
      { line: 2, user: "u2" },
    ]);
    for (const [column, first] of [
      ["line", 70],
      ["File_Row_Number", 80],
      ["Row Number", 90],
      ["c0", 60],
    ] as const) {
      const columns = new Map([["city", column]]);
      expect((await readQuery(query, "line, city", { columns })).events).toEqual([
        { line: 1, city: String(first + 1) },
        { line: 2, city: String(first + 2) },
      ]);
    }
  });

  it("finds the times of rows that have nothing in a column text", async () => {
    const query = `SELECT '2024-03-01 09:30:00' AS "time", 'bob' AS "user", true AS success, NULL::VARCHAR AS "text"`;
    expect((await readQuery(query, `"user"`)).events).toEqual([{ user: "bob" }]);
  });

  it("reads exactly the file that is named, whatever stands in its name", async () => {
    mkdirSync(join(folder.path, "user=eve"), { recursive: true });
    await write(GOOD.replace("bob", "other"), "logs-a.parquet");
    for (const name of ["logs-[a]*?'.parquet", "user=eve/log.parquet"]) {
      const { db } = await read(await write(GOOD, name));
      expect(await queryRows(db, `SELECT "user" FROM events`)).toEqual([{ user: "bob" }]);
    }
  });

  it("takes --format parquet, whatever the file begins with", async () => {
    const file = await write(GOOD);
    expect((await read(file, { format: "parquet" })).report.why).toBe("--format parquet");
    const csv = folder.write("log.csv", "time,user,result\n");
    await expect(read(csv, { format: "parquet" })).rejects.toThrow(`${csv}: is damaged or no Parquet file (`);
  });

  it("tells the bytes read so far", async () => {
    const file = await write(GOOD);
    const { length } = readFileSync(file);
    const calls: [number, number][] = [];
    await read(file, { onProgress: (done, total) => calls.push([done, total]) });
    expect(calls).toEqual([[length, length]]);
  });

  describe("names the file and what is wrong", () => {
    it("when it has no column for what every event needs", async () => {
      const file = await write(`SELECT 1 AS "when", 'bob' AS who`);
      await expect(read(file)).rejects.toThrow(
        `${file}: no column found for timestamp, user, outcome; the file has when, who; ` +
          "name them with --columns timestamp=…,user=…,outcome=…",
      );
      await expect(read(file, { columns: new Map([["user", "login"]]) })).rejects.toThrow(
        `${file}: --columns: no column "login" for user; the file has when, who`,
      );
    });

    it("when it is damaged, in one line", async () => {
      const good = readFileSync(await write(`SELECT g.*, i FROM (${GOOD}) AS g, (SELECT unnest(range(9999)) AS i)`));
      const broken = Buffer.from(good);
      broken.fill(7, 50, good.length - 2000);
      const files = {
        "cut.parquet": good.subarray(0, 1000),
        "magic.parquet": Buffer.from("PAR1"),
        "footer.parquet": Buffer.concat([Buffer.from("PAR1"), Buffer.alloc(5000), Buffer.from("PAR1")]),
        "pages.parquet": broken,
      };
      for (const [name, content] of Object.entries(files)) {
        const file = folder.write(name, content);
        const error = await read(file).catch((thrown: Error) => thrown);
        expect((error as Error).message).toMatch(/is damaged or no Parquet file \([^\n]+\)$/);
        expect((error as Error).message.startsWith(`${file}: `)).toBe(true);
      }
    });

    it("never with anything but an error that names it, whatever its bytes (property)", async () => {
      const good = readFileSync(await write(GOOD));
      const change = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
          const bytes = Buffer.from(good);
          for (const [place, byte] of changes) if (place > 3) bytes[place] = byte;
          const file = folder.write("any.parquet", bytes);
          const result = await read(file).catch((error: Error) => error);
          if (result instanceof Error) expect(result.message.startsWith(`${file}: `)).toBe(true);
          else expect(result.report.accepted + result.report.rejected).toBe(result.report.lines);
        }),
        { numRuns: 100 },
      );
    }, 120_000);
  });
});
