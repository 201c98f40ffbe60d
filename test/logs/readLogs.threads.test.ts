import { statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type * as Authlens from "../../src/index";
import { temporaryFolder } from "../files/temporaryFolder";

// Threads run the built program, so the test does too.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { openDatabase, queryRows, readLogs, writeLogs } = require("../../dist") as typeof Authlens;

const folder = temporaryFolder();
const options = { users: 150, days: 20, seed: 9 };

async function read(file: string, threads: number) {
  const db = await openDatabase();
  const [report] = await readLogs(db, [file], { threads });
  const events = await queryRows(db, "SELECT * FROM events ORDER BY row");
  const rejects = await queryRows(db, "SELECT * FROM rejects");
  db.closeSync();
  return { report, events, rejects };
}

describe("readLogs(db, files, { threads })", { timeout: 120_000 }, () => {
  it.each(["okta", "sshd", "jsonl", "csv"])("reads %s the same whatever the number of threads", async (format) => {
    const { logFile } = await writeLogs(options, join(folder, format), { format });
    expect(statSync(logFile).size).toBeGreaterThan(600_000);
    const here = await read(logFile, 0);
    expect(here.events.length).toBeGreaterThan(5_000);
    for (const threads of [1, 3]) expect(await read(logFile, threads)).toEqual(here);
  });
  it.each([1, 2])("says why a file is refused, whatever the number of threads (%d)", async (threads) => {
    const line = "Mar 10 06:55:46 gate sshd[7]: Accepted password for ada from 192.0.2.1 port 22 ssh2\n";
    const file = join(folder, `future-${threads}.log`);
    writeFileSync(file, line.repeat(30_000));
    const future = new Date("2300-01-01T00:00:00Z");
    utimesSync(file, future, future);
    await expect(read(file, threads)).rejects.toThrow(/firstYear must be a whole number from 1970 to 2199, got 2\d{3}/);
  });
});
