import fc from "fast-check";
import { mkdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs, type ReadLogsOptions } from "../../src/logs/readLogs";
import { temporaryFolder } from "./temporaryFolder";
import { asCsv, asXml, CSV_HEADER, signIn } from "./windows/eventSpellings";

const folder = temporaryFolder();
const CSV = "timestamp,user,source_ip,outcome\n2024-03-01 09:30:00,bob,10.0.0.7,success\n";
const UNKNOWN =
  "the format was not recognised: expected CSV, JSON Lines or Parquet that names a time, a user and an outcome, or " +
  "RBA data set, Windows Security, Okta System Log, Entra ID sign-in, AWS CloudTrail, Google Workspace, Duo, Auth0, " +
  "OneLogin, 1Password sign-in, GitHub audit log, OCSF, Keycloak, Elastic Common Schema, CERT logon.csv, " +
  "LANL auth.txt or OpenSSH syslog; " +
  "for other names use --columns timestamp=…,user=…,outcome=…";

async function read(files: string | string[], options?: ReadLogsOptions) {
  const db = await openDatabase();
  const reports = await readLogs(db, [files].flat(), options);
  return { db, reports, report: reports[0]! };
}

const sshd = (...stamps: string[]): string =>
  stamps.map((stamp) => `${stamp} gate sshd[7]: Failed password for root from 10.0.0.7 port 22 ssh2\n`).join("");

async function timesOf(file: string, options?: ReadLogsOptions) {
  const { db, report } = await read(file, options);
  const rows = await queryRows(db, `SELECT "timestamp" FROM events ORDER BY row`);
  return { times: rows.map((row) => row["timestamp"]), notes: report.notes };
}

describe("readLogs(db, files)", () => {
  it("accounts for every line: accepted, rejected and ignored add up", async () => {
    const file = folder.write("mixed.csv", `${CSV}\nyesterday,bob,10.0.0.7,success\n1709285400,"a\nb",x,no\n1,2\n`);
    const { report } = await read(file);
    expect(report).toEqual({
      file,
      format: "csv",
      why: "its first line names a time, a user and an outcome",
      notes: ["times without a zone are taken as UTC; --timezone sets it"],
      lines: 7,
      accepted: 2,
      rejected: 2,
      ignored: 3,
      ignoredKinds: new Map([
        ["header", 1],
        ["blank line", 1],
        ["further line of a quoted field", 1],
      ]),
      events: 2,
      firstReject: {
        line: 4,
        reason: 'column "timestamp": not a time from 1970 to 2255: expected ISO 8601, or seconds, ms or µs since 1970',
      },
    });
  });

  it("adds up for any lines after a good header (property)", async () => {
    const line = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('"', ",", "1") }),
      fc.constant(CSV.split("\n")[1]!),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const { report, db } = await read(folder.write("any.csv", CSV + lines.join("\n")));
        expect(report.accepted + report.rejected + report.ignored).toBe(report.lines);
        const [rejects] = await queryRows(db, "SELECT count(*) AS n FROM rejects");
        expect(rejects).toEqual({ n: report.rejected });
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it("says of each event in which file and line it stands, in the order of the files given", async () => {
    const z = folder.write("z.csv", `${CSV}2024-03-01 09:31:00,al,10.0.0.7,failure\n`);
    const a = folder.write("a.log", sshd("2024-03-01T09:00:00Z"));
    const { db, reports } = await read([z, a]);
    expect(reports.map(({ format }) => format)).toEqual(["csv", "sshd"]);
    expect(await queryRows(db, `SELECT row, "user", source, line FROM events`)).toEqual([
      { row: 0, user: "bob", source: z, line: 2 },
      { row: 1, user: "al", source: z, line: 3 },
      { row: 2, user: "root", source: a, line: 1 },
    ]);
  });

  it("replaces what was read before", async () => {
    const { db } = await read(folder.write("first.csv", CSV + CSV.split("\n")[1]!));
    await readLogs(db, [folder.write("second.csv", CSV)]);
    expect(await queryRows(db, "SELECT count(*) AS n FROM events")).toEqual([{ n: 1 }]);
  });

  it("can be used again after a file that could not be read", async () => {
    const db = await openDatabase();
    const good = folder.write("good.csv", CSV);
    await expect(readLogs(db, [good, folder.write("bad.csv", "a,b\n1,2\n")])).rejects.toThrow("bad.csv");
    await readLogs(db, [good]);
    expect(await queryRows(db, "SELECT count(*) AS n FROM events")).toEqual([{ n: 1 }]);
  });

  it("reads a file of several chunks with every line in its place", async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, i) => `${1_709_285_400 + i},u${i + 2},10.0.0.7,success,${"é".repeat(20)}\r\n`,
    );
    const { db, report } = await read(folder.write("big.csv", `\ufefftime,user,ip,result,city\r\n${rows.join("")}`));
    expect(report).toMatchObject({ lines: 30_001, accepted: 30_000 });
    const wrong = `SELECT count(*) AS n FROM events WHERE "user" <> 'u' || line OR row <> line - 2 OR length(city) <> 20`;
    expect(await queryRows(db, wrong)).toEqual([{ n: 0 }]);
  });

  it("reads columns with names of their own, names that every object has among them", async () => {
    const file = folder.write("own.csv", "constructor;event.outcome;__proto__\n1709285400;ok;bob\n");
    const columns = new Map([
      ["timestamp", "constructor"],
      ["user", "__proto__"],
    ]);
    const { db, report } = await read(file, { columns });
    expect(report.why).toBe("its first line has columns that --columns names");
    expect(await queryRows(db, `SELECT "user", outcome FROM events`)).toEqual([{ user: "bob", outcome: "success" }]);
  });

  it("reads JSON, a record a line, as what its records are", async () => {
    const record = { time: 1709285400, username: "bob", outcome: "ok" };
    const okta = {
      eventType: "user.session.start",
      published: "2024-03-01T09:30:00Z",
      actor: { alternateId: "al" },
      outcome: { result: "FAILURE" },
    };
    const files = [record, okta].map((line, index) => folder.write(`${index}.jsonl`, `${JSON.stringify(line)}\n`));
    const { db, reports } = await read(files);
    expect(reports.map(({ format, accepted }) => [format, accepted])).toEqual([
      ["jsonl", 1],
      ["okta", 1],
    ]);
    expect(await queryRows(db, `SELECT "user", outcome, "timestamp" FROM events`)).toEqual([
      { user: "bob", outcome: "success", timestamp: "2024-03-01T09:30:00.000Z" },
      { user: "al", outcome: "failure", timestamp: "2024-03-01T09:30:00.000Z" },
    ]);
  });

  it("takes the format that is asked for, though the file seems to be another", async () => {
    const file = folder.write("one.jsonl", '{"eventType":"user.session.start","published":"x","actor":{}}\n');
    expect((await read(file, { format: "jsonl" })).report).toMatchObject({ why: "--format jsonl", rejected: 1 });
    expect((await read(file)).report).toMatchObject({ format: "okta", rejected: 1 });
  });

  it("refuses a mapping for the one file that has no columns", async () => {
    const file = folder.write("sshd.log", sshd("2024-03-01T09:00:00Z"));
    await expect(read(file, { columns: new Map([["user", "who"]]) })).rejects.toThrow(
      `${file}: --columns names columns of CSV, JSON Lines or Parquet, but this file is OpenSSH syslog`,
    );
  });

  it("tells the bytes read so far of all files, growing to their sum", async () => {
    const files = ["one.csv", "two.csv"].map((name) => folder.write(name, CSV));
    const calls: [number, number][] = [];
    await read(files, { onProgress: (done, total) => calls.push([done, total]) });
    expect(calls).toEqual([
      [CSV.length, 2 * CSV.length],
      [2 * CSV.length, 2 * CSV.length],
    ]);
  });

  it("gives no event for a file with a header only", async () => {
    const { report } = await read(folder.write("header.csv", CSV.split("\n")[0]!));
    expect(report).toMatchObject({ lines: 1, accepted: 0, rejected: 0, ignored: 1, events: 0, firstReject: null });
  });

  it("reads Windows events in XML that all stand on one line, each with a line of its own", async () => {
    const events = ["ada", "</Data>", "bob"].map((name) => asXml(signIn(name)));
    const file = folder.write("security.xml", `<?xml version="1.0"?>\r\n<Events>${events.join("")}</Events>`);
    const { db, report } = await read(file);
    expect(report).toMatchObject({ format: "windows", lines: 5, accepted: 3, ignored: 2, rejected: 0, notes: [] });
    expect(await queryRows(db, `SELECT "user", line FROM events`)).toEqual([
      { user: "ada", line: 2 },
      { user: "</Data>", line: 3 },
      { user: "bob", line: 4 },
    ]);
  });
  it("reads what the Event Viewer saves as CSV", async () => {
    const file = folder.write("security.csv", `\ufeff${[CSV_HEADER, ...asCsv(signIn())].join("\r\n")}\r\n`);
    const { db, report } = await read(file, { timezone: "America/New_York" });
    expect(report).toMatchObject({
      format: "windows",
      accepted: 1,
      notes: ["times without a zone are taken as America/New_York"],
    });
    expect(await queryRows(db, `SELECT "user", "timestamp" FROM events`)).toEqual([
      { user: "ada", timestamp: "2024-03-01T14:30:00.000Z" },
    ]);
  });
  it("reads systemd's journal as JSON", async () => {
    const MESSAGE = "Accepted password for ada from 192.0.2.1 port 22 ssh2";
    const entry = { __REALTIME_TIMESTAMP: "1709285400250007", SYSLOG_IDENTIFIER: "sshd", _PID: "77", MESSAGE };
    const { db, report } = await read(folder.write("journal.json", `${JSON.stringify(entry)}\n`));
    expect(report).toMatchObject({ format: "sshd", accepted: 1, notes: [] });
    expect(await queryRows(db, `SELECT epoch_us("timestamp") AS us FROM events`)).toEqual([{ us: 1709285400250007 }]);
  });

  describe("takes for the zone of times that name none", () => {
    const times = async (content: string, options?: ReadLogsOptions) =>
      timesOf(folder.write("zone.log", content), options);

    it("the one that is given, over a change of the clocks", async () => {
      const stamps = ["2024-03-31T01:59:59", "2024-03-31T03:00:00", "2024-03-31T03:00:00Z"];
      expect(await times(sshd(...stamps), { timezone: "Europe/Berlin" })).toEqual({
        times: ["2024-03-31T00:59:59.000Z", "2024-03-31T01:00:00.000Z", "2024-03-31T03:00:00.000Z"],
        notes: ["times without a zone are taken as Europe/Berlin"],
      });
    });
    it("the same for lines without a year, and says which times are not clear", async () => {
      const options = { timezone: "Europe/Berlin", year: 2024 };
      expect(await times(sshd("Oct 27 02:30:00", "Mar 31 02:30:00"), options)).toEqual({
        times: ["2024-10-27T00:30:00.000Z", "2025-03-31T00:30:00.000Z"],
        notes: [
          "lines without a year: 2024 was taken for the first of them",
          "times without a zone are taken as Europe/Berlin",
          "1 time lies in an hour that Europe/Berlin has twice: the first was taken",
        ],
      });
    });
    it("a fixed offset, in CSV and JSON Lines too", async () => {
      const json = '{"time":"2024-03-01 09:30:00","username":"bob","outcome":"ok"}\n';
      for (const content of [CSV, json]) {
        expect(await times(content, { timezone: "+02:00" })).toEqual({
          times: ["2024-03-01T07:30:00.000Z"],
          notes: ["times without a zone are taken as +02:00"],
        });
      }
    });
    it("nothing, and says nothing, when the log has zones", async () => {
      const options = { timezone: "Europe/Berlin" };
      expect(await times(sshd("2024-03-01T09:30:00Z"), options)).toEqual({
        times: ["2024-03-01T09:30:00.000Z"],
        notes: [],
      });
    });
    it("none that there is not, and reads nothing then", async () => {
      await expect(read(folder.write("good.csv", CSV), { timezone: "Mars/Olympus" })).rejects.toThrow(
        'createTimeZone: expected a time zone such as Europe/Berlin, or an offset from UTC such as +02:00, got "Mars/Olympus"',
      );
    });
  });

  describe("names the file and what was expected", () => {
    it.each<[string, string | Uint8Array, string]>([
      ["empty.csv", "", "the file is empty, expected a log"],
      ["mark.csv", "\ufeff", "the file is empty, expected a log"],
      ["blank.csv", "\n\n", UNKNOWN],
      ["array.json", '[\n  {"time": 1709285400, "user": "bob"}\n]\n', UNKNOWN],
      ["lines.json", '{"time":1709285400,"user":"bob"}\n', UNKNOWN],
      ["image.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), UNKNOWN],
      ["nul.bin", new Uint8Array(5000), UNKNOWN],
      ["prose.txt", "Dear reader, this is a letter.\n", UNKNOWN],
    ])("for %s", async (name, content, reason) => {
      const file = folder.write(name, content);
      await expect(read(file)).rejects.toThrow(new Error(`${file}: ${reason}`));
    });

    it("for a file that does not exist, before anything is read", async () => {
      const [good, missing] = [folder.write("good.csv", CSV), join(folder.path, "missing.csv")];
      const calls: number[] = [];
      const reading = read([good, missing], { onProgress: (done) => calls.push(done) });
      await expect(reading).rejects.toThrow(new Error(`${missing}: no such file`));
      expect(calls).toEqual([]);
    });

    it("for a folder, and for a file within a file", async () => {
      const inner = join(folder.path, "inner");
      mkdirSync(inner);
      await expect(read(inner)).rejects.toThrow(new Error(`${inner}: the folder holds no file, expected logs`));
      const within = join(folder.write("good.csv", CSV), "x");
      await expect(read(within)).rejects.toThrow(new Error(`${within}: cannot be read (ENOTDIR)`));
    });

    it("for a mapping to a column that the file does not have", async () => {
      const file = folder.write("good.csv", CSV);
      await expect(read(file, { columns: new Map([["user", "login"]]) })).rejects.toThrow(
        `${file}: --columns: no column "login" for user; the file has timestamp, user, source_ip, outcome`,
      );
    });

    it("for a file that is no CSV although CSV was asked for", async () => {
      const image = folder.write("image.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
      await expect(read(image, { format: "csv" })).rejects.toThrow(`${image}: line 1: no column found for timestamp`);
    });

    it.each([1969, 2200, 2023.5, NaN])("for the year %d, before anything is read", async (year) => {
      await expect(read(join(folder.path, "missing.log"), { year })).rejects.toThrow(
        new RangeError(`readLogs: year must be a whole number from 1970 to 2199, got ${year}`),
      );
    });

    it("for a format that there is not", async () => {
      const file = folder.write("good.csv", CSV);
      await expect(read(file, { format: "xml" as "csv" })).rejects.toThrow(
        new RangeError(
          "readLogs: format must be auto, csv, jsonl, parquet, sshd, windows, okta, entra, cloudtrail, gsuite, duo, auth0, onelogin, 1password, github, keycloak, ocsf, ecs, rba, lanl or cert, got xml",
        ),
      );
    });
  });

  describe("takes for the year of a log without years", () => {
    const dated = (name: string, content: string, date: string): string => {
      const file = folder.write(name, content);
      utimesSync(file, new Date(date), new Date(date));
      return file;
    };

    it("that of the file's date, and says so", async () => {
      const file = dated("y1.log", sshd("Mar  1 09:30:00"), "2021-07-01T00:00:00Z");
      expect(await timesOf(file)).toEqual({
        times: ["2021-03-01T09:30:00.000Z"],
        notes: [
          "lines without a year: 2021 was taken for the first of them, from the file's date; --year sets it",
          "times without a zone are taken as UTC; --timezone sets it",
        ],
      });
    });

    it("the year before, when the first line would lie after the file's date", async () => {
      const file = dated("y2.log", sshd("Dec 31 23:59:50", "Jan  1 00:00:10"), "2021-01-01T12:00:00Z");
      expect((await timesOf(file)).times).toEqual(["2020-12-31T23:59:50.000Z", "2021-01-01T00:00:10.000Z"]);
    });

    it("that of the file's date for a line of the same day or the next, which another zone may have", async () => {
      const file = dated("y3.log", sshd("Jan  2 09:00:00"), "2021-01-01T23:00:00Z");
      expect((await timesOf(file)).times).toEqual(["2021-01-02T09:00:00.000Z"]);
    });

    it("the latest leap year for 29 February", async () => {
      const file = dated("y4.log", sshd("Feb 29 09:00:00"), "2023-07-01T00:00:00Z");
      expect((await timesOf(file)).times).toEqual(["2020-02-29T09:00:00.000Z"]);
    });

    it("1970 for a file whose date was set to 0", async () => {
      const file = dated("y5.log", sshd("Dec 10 09:00:00"), "1970-01-01T00:00:00Z");
      expect((await timesOf(file)).times).toEqual(["1970-12-10T09:00:00.000Z"]);
    });

    it("the one that is given", async () => {
      const file = dated("y6.log", sshd("Mar  1 09:30:00"), "2021-07-01T00:00:00Z");
      expect(await timesOf(file, { year: 2015 })).toEqual({
        times: ["2015-03-01T09:30:00.000Z"],
        notes: [
          "lines without a year: 2015 was taken for the first of them",
          "times without a zone are taken as UTC; --timezone sets it",
        ],
      });
    });

    it("nothing, and says nothing, when the log has years", async () => {
      const file = dated("y7.log", sshd("2024-03-01T09:30:00Z"), "2021-07-01T00:00:00Z");
      expect(await timesOf(file)).toEqual({ times: ["2024-03-01T09:30:00.000Z"], notes: [] });
    });
  });
});
