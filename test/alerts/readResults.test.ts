import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAnomalies, readScores } from "../../src/alerts/readResults";
import { storeScores } from "../../src/alerts/storeScores";
import { topAnomalies } from "../../src/alerts/topAnomalies";
import { writeAnomalies } from "../../src/alerts/writeAnomalies";
import { writeScores } from "../../src/alerts/writeScores";
import { formatCsvRecord } from "../../src/files/formatCsvRecord";
import { openDatabase } from "../../src/logs/openDatabase";
import { databaseOf } from "../features/databaseOf";
import { temporaryFolder } from "../files/temporaryFolder";
import { SCORES, scoredLog } from "./scoredLog";

const folder = temporaryFolder();

describe("readAnomalies(db, file)", () => {
  it("gives what topAnomalies gives, without the guard of formulas, but with the microseconds of times", async () => {
    const db = await scoredLog();
    const file = join(folder, "it's anomalies.csv");
    await writeAnomalies(db, file);
    const read = await readAnomalies(await openDatabase(), file);
    const asShown = read.map((row) => ({ ...row, timestamp: new Date(row.timestamp).toISOString() }));
    expect(asShown).toEqual(await topAnomalies(db));
    expect(read[0]!.user).toBe("=1+1");
  });
  it("does not take a backslash for the escape of a quote", async () => {
    const db = await openDatabase();
    await databaseOf('timestamp,user,outcome,user_agent\n1772438400,#,success,"\\\n1"\n', db);
    await storeScores(db, Float64Array.of(0.5));
    await writeAnomalies(db, join(folder, "backslash.csv"));
    expect((await readAnomalies(db, join(folder, "backslash.csv")))[0]!.user_agent).toBe("\\\n1");
  });
  it("reads users and agents of any characters (property)", async () => {
    const unit = fc.constantFrom("#", '"', "'", "=", ",", ";", "\t", "\n", "\r", "|", "\\", "a", "1", "é", "🔑");
    const field = fc.string({ unit, minLength: 1, maxLength: 6 });
    const pairs = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 5 });
    const file = join(folder, "hostile.csv");
    const db = await openDatabase();
    await fc.assert(
      fc.asyncProperty(pairs, async (given) => {
        const records = given.map(([user, agent], row) => [String(1_772_438_400 + row), user, "success", agent]);
        const header = ["timestamp", "user", "outcome", "user_agent"];
        await databaseOf([header, ...records].map(formatCsvRecord).join(""), db);
        await storeScores(db, new Float64Array(given.length).fill(0.5));
        await writeAnomalies(db, file);
        const pairsOf = (rows: Awaited<ReturnType<typeof topAnomalies>>) =>
          rows.map((row) => [row.user, row.user_agent]);
        expect(pairsOf(await readAnomalies(db, file))).toEqual(pairsOf(await topAnomalies(db)));
      }),
      { numRuns: 25 },
    );
  }, 60_000);
  it("refuses a missing file by name", async () => {
    await expect(readAnomalies(await openDatabase(), "/nowhere/anomalies.csv")).rejects.toThrow(
      new Error("/nowhere/anomalies.csv: no such file; run the notebook that writes it first"),
    );
  });
  it.each(["a,b\n1,2\n", ""])("refuses a file of something else, naming it: %j", async (text) => {
    const file = join(folder, "other.csv");
    writeFileSync(file, text);
    await expect(readAnomalies(await openDatabase(), file)).rejects.toThrow(
      `${file}: cannot be read as a file of results: `,
    );
  });
});

describe("readScores(db, file)", () => {
  it("gives the scores that writeScores wrote, in the order of the log", async () => {
    const file = join(folder, "scores.csv");
    await writeScores(await scoredLog(), file);
    expect(await readScores(await openDatabase(), file)).toEqual(Float64Array.from(SCORES));
  });
  it("refuses a missing file and a file without scores", async () => {
    const db = await openDatabase();
    await expect(readScores(db, "/nowhere/scores.csv")).rejects.toThrow("/nowhere/scores.csv: no such file");
    const file = join(folder, "scoreless.csv");
    writeFileSync(file, "line\n1\n");
    await expect(readScores(db, file)).rejects.toThrow(`${file}: cannot be read as a file of results: Binder Error`);
  });
});
