import fc from "fast-check";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { quoteLiteral } from "../../src/files/quoteSql";
import { writeLogs } from "../../src/generate/writeLogs";
import { formatCsvRecord } from "../../src/files/formatCsvRecord";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs, type ReadLogsOptions } from "../../src/logs/readLogs";
import { temporaryFolder } from "../logs/temporaryFolder";
import { makeMmdb } from "./mmdb/makeMmdb";

const folder = temporaryFolder();
const FIELDS = [
  "timestamp",
  "user",
  "outcome",
  "source_ip",
  "country",
  "city",
  "latitude",
  "longitude",
  "asn",
] as const;
type Row = Partial<Record<(typeof FIELDS)[number], string>>;

/** One log with these columns; each row is a success of bob's. */
function csv(rows: readonly Row[]): string {
  const lines = rows.map((row, index) => {
    const all: Row = { timestamp: String(1_700_000_000 + index), user: "bob", outcome: "success", ...row };
    return formatCsvRecord(FIELDS.map((name) => all[name] ?? ""));
  });
  return [FIELDS.join(","), ...lines, ""].join("\n");
}

const PLACES = "source_ip, country, city, latitude, longitude, asn";
async function read(files: string | string[], options?: ReadLogsOptions) {
  const db = await openDatabase();
  const reports = await readLogs(db, [files].flat(), options);
  const rows = await queryRows(db, `SELECT ${PLACES} FROM events ORDER BY row`);
  return { notes: reports.map(({ notes }) => notes), reports, rows };
}
async function readRows(rows: readonly Row[], options?: ReadLogsOptions) {
  return read(folder.write("log.csv", csv(rows)), options);
}

const CITY = folder.write(
  "city.mmdb",
  makeMmdb([
    ["8.8.0.0/16", { country_code: "FR", city: "Lyon", latitude: 45.75, longitude: 4.85 }],
    ["8.9.0.0/16", { country_code: "FR" }],
    ["9.9.0.0/16", { country_code: "DE", autonomous_system_number: 19281 }],
  ]),
);
const INSTALLED = "IPtoASN of 2026-06-17";

describe("readLogs(db, files, { places })", () => {
  it("looks up what the log does not have, and says so", async () => {
    const { rows, notes } = await readRows([{ source_ip: "8.8.8.8" }, { source_ip: "::ffff:8.8.8.8" }], {});
    expect(rows.map(({ country }) => country)).toEqual(["US", "US"]);
    expect(notes[0]![0]).toContain("looked up offline: country of 2 events");
    expect(notes[0]![0]).toContain(INSTALLED);
  });

  it("looks nothing up with false", async () => {
    const { rows, notes } = await readRows([{ source_ip: "8.8.8.8" }, { country: "FR" }], { places: false });
    expect(rows.map(({ country, latitude }) => [country, latitude])).toEqual([
      [null, null],
      ["FR", null],
    ]);
    expect(notes).toEqual([[]]);
  });

  it("lets the log win, and puts nothing of another country beside what it says", async () => {
    const { rows } = await readRows(
      [
        { source_ip: "8.8.1.1" },
        { source_ip: "8.8.1.1", country: "US", city: "Austin" },
        { source_ip: "8.8.1.1", country: "FR", city: "Paris", latitude: "48.85", longitude: "2.35", asn: "7" },
        { source_ip: "8.8.1.1", country: "FR" },
        { source_ip: "8.8.1.1", city: "Austin" },
        { source_ip: "9.9.9.9", country: "US" },
      ],
      { places: { mmdb: [CITY] } },
    );
    expect(rows).toMatchObject([
      { country: "FR", city: "Lyon", latitude: 45.75, longitude: 4.85 },
      { country: "US", city: "Austin" },
      { country: "FR", city: "Paris", latitude: 48.85, longitude: 2.35, asn: 7 },
      { country: "FR", city: "Lyon", latitude: 45.75, longitude: 4.85 },
      { country: null, city: "Austin", latitude: null, longitude: null },
      { country: "US", city: null, asn: 19281 },
    ]);
  });

  it("never looks up addresses that belong to nobody", async () => {
    const ips = ["10.0.0.1", "192.168.1.1", "203.0.113.5", "241.2.3.4", "127.0.0.1", "fe80::1", "example.com"];
    const { rows, notes } = await readRows(ips.map((source_ip) => ({ source_ip })));
    expect(rows.map(({ country, asn }) => country ?? asn)).toEqual(ips.map(() => null));
    expect(notes).toEqual([[]]);
  });

  it("lets a country's point stand in where the log has no coordinates in that country", async () => {
    const { rows, notes } = await readRows([
      { country: "FR" },
      { country: "DE" },
      { country: "DE", latitude: "52.5", longitude: "13.4" },
      { country: "FR" },
      { country: "fr" },
      { country: "XX" },
      {},
    ]);
    expect(rows.map(({ latitude, longitude }) => [latitude, longitude])).toEqual([
      [49, 2],
      [null, null],
      [52.5, 13.4],
      [49, 2],
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(notes).toEqual([["coordinates of 2 events: one rough point a country, often hundreds of km off"]]);
  });

  it("counts for each file by itself, and looks at the coordinates of all of them", async () => {
    const files = [
      folder.write("a.csv", csv([{ country: "FR" }, { country: "DE" }])),
      folder.write("b.csv", csv([{ user: "al", country: "FR" }, { country: "FR" }, { source_ip: "9.9.9.9" }])),
      folder.write("c.csv", csv([{ country: "DE", latitude: "52.5", longitude: "13.4" }])),
    ];
    const { notes } = await read(files, { places: { mmdb: [CITY] } });
    expect(notes).toEqual([
      ["coordinates of 1 event: one rough point a country, often hundreds of km off"],
      [
        "looked up offline: country of 1 event, AS number of 1 event (Test-City of 2025-06-15)",
        "coordinates of 2 events: one rough point a country, often hundreds of km off",
      ],
      [],
    ]);
  });

  it("refuses a wrong database, and reads no log", async () => {
    const log = folder.write("log.csv", csv([{}]));
    await expect(read(log, { places: { mmdb: [log] } })).rejects.toThrow(`${log}: is no MaxMind database (.mmdb)`);
  });

  it("fills Parquet exactly as CSV, in the same order (property)", async () => {
    const row: fc.Arbitrary<Row> = fc.record(
      {
        source_ip: fc.constantFrom("8.8.1.1", "8.9.1.1", "9.9.9.9", "10.0.0.1", "2a00::1", "x", ""),
        country: fc.constantFrom("FR", "DE", "Atlantis", ""),
        city: fc.constantFrom("Lyon", "Paris", ""),
        latitude: fc.constantFrom("45.75", "0", ""),
        longitude: fc.constantFrom("4.85", ""),
        asn: fc.constantFrom("19281", "7", ""),
        outcome: fc.constantFrom("success", "failure", "perhaps"),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
        const text = folder.write("same.csv", csv(rows));
        const parquet = join(folder.path, "same.parquet");
        const db = await openDatabase();
        const source = `read_csv(${quoteLiteral(text)}, all_varchar = true, header = true, delim = ',', quote = '"')`;
        await db.run(`COPY (SELECT * FROM ${source}) TO ${quoteLiteral(parquet)} (FORMAT parquet)`);
        db.closeSync();
        const [fromText, fromParquet] = [
          await read(text, { places: { mmdb: [CITY] } }),
          await read(parquet, { places: { mmdb: [CITY] } }),
        ];
        expect(fromParquet.rows).toEqual(fromText.rows);
        expect(fromParquet.notes).toEqual(fromText.notes);
        expect(fromParquet.reports[0]!.rejected).toBe(fromText.reports[0]!.rejected);
      }),
      { numRuns: 10 },
    );
  });

  it("keeps the order of Parquet rows of which many are filled", async () => {
    const file = join(folder.path, "many.parquet");
    const db = await openDatabase();
    await db.run(
      `COPY (SELECT 1700000000 + i AS "timestamp", 'u' || i AS "user", 'success' AS outcome, '8.' || (8 + i % 2) || '.1.' || (i % 200) AS source_ip
         FROM range(50000) AS t(i)) TO ${quoteLiteral(file)} (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
    );
    await readLogs(db, [file], { places: { mmdb: [CITY] } });
    const [wrong] = await queryRows(
      db,
      `SELECT count(*) AS rows, count(*) FILTER (WHERE "user" <> 'u' || row OR line <> row + 1) AS moved,
         count(*) FILTER (WHERE country = 'FR') AS filled, count(*) FILTER (WHERE city = 'Lyon') AS lyon FROM events`,
    );
    expect(wrong).toEqual({ rows: 50000, moved: 0, filled: 50000, lyon: 25000 });
  });

  it("leaves a generated log as it is", async () => {
    const { logFile } = await writeLogs({ users: 40, days: 4, seed: 3 }, join(folder.path, "generated"));
    const [looked, plain] = [await read(logFile), await read(logFile, { places: false })];
    expect(plain.rows.length).toBeGreaterThan(500);
    expect(looked.rows).toEqual(plain.rows);
    expect(looked.notes).toEqual(plain.notes);
  });
});

/** Public samples that lie beside the project and are not part of it. */
const SAMPLE = join(__dirname, "../../../shared/data/logs/openssh_2k.log");
const MISSING = existsSync(SAMPLE) ? "" : " (skipped: ../shared/data/logs is not there)";

describe.skipIf(MISSING !== "")(`readLogs(db, files, { places }) on loghub's openssh_2k.log${MISSING}`, () => {
  it("finds the country of every address, most of the events in China", async () => {
    const db = await openDatabase();
    await readLogs(db, [SAMPLE], { year: 2017 });
    const rows = await queryRows(
      db,
      "SELECT country, count(*) AS events, count(DISTINCT source_ip) AS sources FROM events GROUP BY 1 ORDER BY 2 DESC",
    );
    expect(rows).toMatchInlineSnapshot(`
      [
        {
          "country": "CN",
          "events": 348,
          "sources": 11,
        },
        {
          "country": "MX",
          "events": 80,
          "sources": 1,
        },
        {
          "country": "VN",
          "events": 53,
          "sources": 4,
        },
        {
          "country": "RU",
          "events": 20,
          "sources": 2,
        },
        {
          "country": "AU",
          "events": 18,
          "sources": 1,
        },
        {
          "country": "OM",
          "events": 6,
          "sources": 1,
        },
        {
          "country": "US",
          "events": 5,
          "sources": 3,
        },
        {
          "country": "FR",
          "events": 2,
          "sources": 1,
        },
        {
          "country": "BR",
          "events": 1,
          "sources": 1,
        },
      ]
    `);
  });
});
