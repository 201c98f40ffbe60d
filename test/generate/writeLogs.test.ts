import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateLogs } from "../../src/generate/generateLogs";
import { type LabelledEvent, SCENARIOS } from "../../src/generate/LabelledEvent";
import { writeLogs } from "../../src/generate/writeLogs";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs } from "../../src/logs/readLogs";
import { temporaryFolder } from "../files/temporaryFolder";

const folder = temporaryFolder();
const SMALL = { users: 20, days: 7, events: 1000, bruteForce: 1, passwordSpraying: 1, stolenCredentials: 2 };

async function written(name: string, seed: number): Promise<{ log: string; labels: string }> {
  const [logFile, labelsFile] = [join(folder, name, "auth_logs.csv"), join(folder, name, "labels.csv")];
  await writeLogs(generateLogs({ ...SMALL, seed }), logFile, labelsFile);
  return { log: readFileSync(logFile, "utf8"), labels: readFileSync(labelsFile, "utf8") };
}

function withoutScenario(event: LabelledEvent): Partial<LabelledEvent> {
  const rest: Partial<LabelledEvent> = { ...event };
  delete rest.scenario;
  return rest;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

describe("writeLogs(events, logFile, labelsFile)", () => {
  it("writes the same bytes on every run and every version of Node", async () => {
    const { log, labels } = await written("pinned", 1);
    expect([sha256(log), sha256(labels)]).toEqual([
      "c161d989397822aeb371b3b7a3dded38e6e935a67c72cd9f9cd1591f48d882b5",
      "d728e5c472420f588d940e2c3213d247fdb771ab78155d0801a1adbc7443ad0a",
    ]);
  });
  it("writes other bytes with another seed", async () => {
    const [one, two] = [await written("one", 1), await written("two", 2)];
    expect(two.log).not.toBe(one.log);
    expect(two.labels).not.toBe(one.labels);
  });
  it("gives the log no hint of the labels: neither a column nor a word", async () => {
    const { log } = await written("hint", 1);
    expect(log.slice(0, log.indexOf("\n"))).toBe(
      "event_id,timestamp,user,source_ip,outcome,failure_reason,action,method,country,user_agent,host",
    );
    expect(log).not.toMatch(/attack|scenario|label|brute|spray|stolen|anomal|T1110|T1078/i);
  });
  it("labels the attack events by their ids, with the scenario and its ATT&CK id", async () => {
    const events = generateLogs({ ...SMALL, seed: 1 });
    const { log, labels } = await written("labels", 1);
    const ids = log.trimEnd().split("\n").slice(1).map((line) => line.split(",")[0]!); // prettier-ignore
    expect(ids.length).toBe(events.length);
    expect(ids).toEqual([...new Set(ids)].sort());
    const expected = events.flatMap(({ scenario }, row) =>
      scenario === null ? [] : [`${ids[row]},${scenario},${SCENARIOS[scenario]}`],
    );
    expect(labels).toBe(["event_id,scenario,technique", ...expected, ""].join("\n"));
  });
  it("writes what readLogs reads back: every event, field by field", async () => {
    await written("read", 1);
    const db = await openDatabase();
    const [report] = await readLogs(db, [join(folder, "read", "auth_logs.csv")]);
    const events = generateLogs({ ...SMALL, seed: 1 });
    expect(report).toMatchObject({ accepted: events.length, rejected: 0, ignored: 1 });
    const rows = await queryRows(
      db,
      `SELECT epoch_ms("timestamp") AS "timestampMs", "user", source_ip, outcome, failure_reason, method, country,
         user_agent, host FROM events ORDER BY row`,
    );
    expect(rows).toEqual(events.map(withoutScenario));
  });
  it("reports its progress up to the last event", async () => {
    const events = generateLogs({ ...SMALL, events: 6000 });
    const seen: [number, number][] = [];
    const onProgress = (done: number, total: number) => seen.push([done, total]);
    await writeLogs(events, join(folder, "progress.csv"), join(folder, "progress-labels.csv"), { onProgress });
    expect(seen).toEqual([
      [4096, events.length],
      [events.length, events.length],
    ]);
  });
  it("writes only headers when there are no events", async () => {
    await writeLogs([], join(folder, "none.csv"), join(folder, "none-labels.csv"));
    expect(readFileSync(join(folder, "none-labels.csv"), "utf8")).toBe("event_id,scenario,technique\n");
  });
  it("names the file that cannot be written and leaves nothing half-written", async () => {
    writeFileSync(join(folder, "plain"), "");
    mkdirSync(join(folder, "kept"));
    const logFile = join(folder, "plain/auth_logs.csv");
    await expect(writeLogs(generateLogs(SMALL), logFile, join(folder, "kept/labels.csv"))).rejects.toThrow(
      new Error(`${logFile}: cannot be written (a file stands where a folder is needed)`),
    );
    expect(existsSync(join(folder, "kept/labels.csv"))).toBe(false);
  });
});
