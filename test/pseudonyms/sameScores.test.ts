import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/detect";
import { CATALOGUE } from "../../src/features/catalogue";
import { computeFeatures } from "../../src/features/computeFeatures";
import { IsolationForest } from "../../src/forest/IsolationForest";
import { OUTPUT_FORMATS } from "../../src/generate/output/OUTPUT_FORMATS";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs, type ReadLogsOptions } from "../../src/logs/readLogs";
import { parseCsvRecord } from "../../src/logs/csv/parseCsvRecord";
import { createPseudonyms } from "../../src/pseudonyms/createPseudonyms";
import { temporaryFolder } from "../files/temporaryFolder";
import { builtModule } from "../generate/output/built";
import { anyKey } from "./anyKey";

/** Parquet is written by a thread, and threads run the built package only. */
const built = builtModule<typeof import("../../src/index")>("index");
const { writeLogs } = built;
const folder = temporaryFolder();
const SMALL = { users: 60, days: 7, attacks: { all: 1 }, lookAlikes: { all: 1 }, seed: 3 };
const pseudonyms = createPseudonyms(anyKey());

/** They look at the letters of a name. */
const BY_NAME = ["is_service_account", "service_account_surprise"];
const FEATURES = CATALOGUE.filter(({ name }) => !BY_NAME.includes(name));

async function scored(file: string, options: ReadLogsOptions) {
  const db = await openDatabase();
  await readLogs(db, [file], options);
  const X = await computeFeatures(db, FEATURES);
  return { X, scores: new IsolationForest().fit(X).score(X), db };
}

const recordsOf = (file: string): string[][] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => parseCsvRecord(line, ",") as string[]);

describe.each(OUTPUT_FORMATS)("a generated log as %s, read with pseudonyms", (format) => {
  it("has the same features and scores, bit for bit, and no name or address of the log", async () => {
    const { logFile } = await writeLogs(SMALL, join(folder, format), { format });
    const [plain, hidden] = [await scored(logFile, {}), await scored(logFile, { pseudonyms })];
    expect(plain.scores.length).toBeGreaterThan(500);
    expect(Buffer.from(hidden.X.data.buffer).equals(Buffer.from(plain.X.data.buffer))).toBe(true);
    expect(Buffer.from(hidden.scores.buffer).equals(Buffer.from(plain.scores.buffer))).toBe(true);
    const fields = `"user", source_ip, host, device, session_id, user_agent`;
    const [before, after] = await Promise.all(
      [plain, hidden].map(({ db }) =>
        queryRows(db, `SELECT ${fields}, action, failure_reason, method FROM events ORDER BY row`),
      ),
    );
    for (const field of ["user", "host", "device", "session_id", "user_agent"]) {
      const names = new Set(before!.map((row) => row[field]).filter((name) => name !== null));
      expect(new Set(after!.map((row) => row[field]).filter((name) => name !== null)).size).toBe(names.size);
      expect(after!.filter((row) => names.has(row[field]!))).toEqual([]);
    }
    // In a network of 256 addresses one may well be its own pseudonym.
    const large = before!.map(
      ({ source_ip }) => source_ip !== null && !/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./.test(String(source_ip)),
    );
    expect(large.filter(Boolean).length).toBeGreaterThan(100);
    expect(after!.filter((row, index) => large[index] && row.source_ip === before![index]!.source_ip)).toEqual([]);
    for (const field of ["action", "failure_reason", "method"]) {
      expect(after!.map((row) => row[field])).toEqual(before!.map((row) => row[field]));
    }
  });
});

describe("features that look at the letters of a name", () => {
  it("are missing with pseudonyms, but for accounts of machines", async () => {
    const log = join(folder, "services.csv");
    const lines = ["svc-backup", "ada", "WEB01$"].map((user) => `2026-03-02T08:00:00Z,${user},success\n`);
    writeFileSync(log, ["timestamp,user,outcome\n", ...lines].join(""));
    const db = await openDatabase();
    const service = async (): Promise<number[]> => [
      ...(
        await computeFeatures(
          db,
          CATALOGUE.filter(({ name }) => name === BY_NAME[0]),
        )
      ).data,
    ];
    await readLogs(db, [log]);
    expect(await service()).toEqual([1, 0, 1]);
    await readLogs(db, [log], { pseudonyms });
    expect(await service()).toEqual([NaN, NaN, 1]);
  });
});

describe.each(["csv", "jsonl", "sshd", "okta"])("a generated log as %s, read by threads with pseudonyms", (format) => {
  it("gives the events that it gives without threads", async () => {
    const { logFile } = await writeLogs(SMALL, join(folder, `threads-${format}`), { format });
    const read = async (threads: number) => {
      const db = await built.openDatabase();
      const [report] = await built.readLogs(db, [logFile], { pseudonyms, threads });
      return { report, events: await built.queryRows(db, "SELECT * FROM events ORDER BY row") };
    };
    const here = await read(0);
    expect(here.events.length).toBeGreaterThan(500);
    expect(here.events.every(({ user }) => user === null || /^user-/.test(String(user)))).toBe(true);
    expect(await read(2)).toEqual(here);
  });
});

/** Public samples that lie beside the project and are not part of it. */
const SHARED = join(__dirname, "../../../shared/data/logs");
const PUBLIC = [
  "openssh_2k.log",
  "linux_2k.log",
  "windows_security.ndjson",
  "cloud_okta.ndjson",
  "cloud_entra_signin.ndjson",
  "crowdsec_ssh-bf-ssh-bf.log",
].map((name) => join(SHARED, name));
const SAMPLE = join(__dirname, "../../data/samples/sshd.log");

describe.each([...PUBLIC, SAMPLE])("%s, read with pseudonyms", (file) => {
  const missing = existsSync(file) ? "" : " (skipped: the file is not there)";
  it.skipIf(missing !== "")(`has the same features and scores as without${missing}`, async () => {
    const options = { year: 2017, threads: 0 };
    const [plain, hidden] = [await scored(file, options), await scored(file, { ...options, pseudonyms })];
    expect(plain.scores.length).toBeGreaterThan(0);
    expect(Buffer.from(hidden.X.data.buffer).equals(Buffer.from(plain.X.data.buffer))).toBe(true);
    expect([...hidden.scores]).toEqual([...plain.scores]);
    const columns = `timestamp, outcome, action, country, city, latitude, longitude, asn, line`;
    const [before, after] = await Promise.all(
      [plain, hidden].map(({ db }) => queryRows(db, `SELECT ${columns} FROM events ORDER BY row`)),
    );
    expect(after).toEqual(before);
  });
});

describe("detect(files, { pseudonyms })", () => {
  it("keeps the order of the log among equal scores, whatever the names", async () => {
    const rows = Array.from({ length: 600 }, (_, at) => {
      const name = `u${(at * 7919) % 600}`;
      return `${1_772_438_400 + Math.floor(at / 100)},${name},93.184.${at % 7}.${at % 250},success,`;
    });
    const log = join(folder, "ties.csv");
    writeFileSync(log, ["timestamp,user,source_ip,outcome,city", ...rows, ""].join("\n"));
    const lines = async (name: string, options: { pseudonyms?: typeof pseudonyms }) => {
      const files = { anomaliesFile: join(folder, name, "a.csv"), rejectsFile: join(folder, name, "r.csv"), top: 300 };
      const { anomalies } = await detect([log], { ...files, ...options });
      return anomalies.map(({ rank, score, percentile, line }) => [rank, score, percentile, line]);
    };
    const plain = await lines("ties-plain", {});
    expect(new Set(plain.map(([, score]) => score)).size).toBeLessThan(10);
    expect(await lines("ties-hidden", { pseudonyms })).toEqual(plain);
  });
  it("writes the same ranks and scores, and nothing that names anybody", async () => {
    const { logFile } = await writeLogs(SMALL, join(folder, "ada-lovelace"));
    const outputs = (name: string) => ({
      anomaliesFile: join(folder, name, "anomalies.csv"),
      rejectsFile: join(folder, name, "rejects.csv"),
      scoresFile: join(folder, name, "scores.csv"),
    });
    const [plain, hidden] = [outputs("plain"), outputs("hidden")];
    const report = await detect([logFile], plain);
    const hiddenReport = await detect([logFile], { ...hidden, pseudonyms });
    expect(hiddenReport.summary).toEqual(report.summary);
    expect(hiddenReport.anomalies.map(({ score, line }) => [score, line])).toEqual(
      report.anomalies.map(({ score, line }) => [score, line]),
    );
    const columns = (file: string, ...names: string[]) => {
      const [header, ...rows] = recordsOf(file);
      return rows.map((row) => names.map((name) => row[header!.indexOf(name)]));
    };
    for (const file of ["anomaliesFile", "scoresFile"] as const) {
      const kept = ["line", "timestamp", "outcome", "score"];
      expect(columns(hidden[file], ...kept)).toEqual(columns(plain[file], ...kept));
    }
    const written = [hidden.anomaliesFile, hidden.rejectsFile, hidden.scoresFile]
      .map((file) => readFileSync(file, "utf8"))
      .join("");
    expect(written).not.toContain("ada-lovelace");
    const users = new Set(
      columns(plain.scoresFile, "user")
        .flat()
        .filter((name) => name!.length > 4),
    );
    expect(users.size).toBeGreaterThan(50);
    for (const user of users) expect(written.includes(user!)).toBe(false);
  });
});
