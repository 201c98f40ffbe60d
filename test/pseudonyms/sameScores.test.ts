import { readFileSync } from "node:fs";
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
const { writeLogs } = builtModule<typeof import("../../src/index")>("index");
const folder = temporaryFolder();
const SMALL = { users: 60, days: 7, attacks: { all: 1 }, lookAlikes: { all: 1 }, seed: 3 };
const pseudonyms = createPseudonyms(anyKey());

async function scored(file: string, options: ReadLogsOptions) {
  const db = await openDatabase();
  await readLogs(db, [file], options);
  const X = await computeFeatures(db, CATALOGUE);
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

describe("detect(files, { pseudonyms })", () => {
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
