import fc from "fast-check";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLabels } from "../../src/evaluate/readLabels";
import { ATTACKS } from "../../src/generate/attacks/ATTACKS";
import type { GenerateOptions } from "../../src/generate/GenerateOptions";
import { generateLogs, type LabelledEvent } from "../../src/generate/generateLogs";
import { LOOK_ALIKES } from "../../src/generate/lookAlikes/LOOK_ALIKES";
import { OUTPUT_FORMATS, type OutputFormat } from "../../src/generate/output/OUTPUT_FORMATS";
import {
  writeLogs as writeLogsFromSource,
  type WriteLogsOptions,
  type WriteLogsReport,
} from "../../src/generate/writeLogs";
import type { AuthEvent } from "../../src/logs/AuthEvent";
import { cloudtrailKeeps } from "../../src/logs/cloudtrail/cloudtrailKeeps";
import { entraKeeps } from "../../src/logs/entra/entraKeeps";
import { LOG_FIELDS } from "../../src/logs/eventColumns";
import { jsonlKeeps } from "../../src/logs/jsonl/jsonlKeeps";
import { oktaKeeps } from "../../src/logs/okta/oktaKeeps";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs } from "../../src/logs/readLogs";
import { sshdKeeps } from "../../src/logs/sshd/sshdKeeps";
import { windowsKeeps } from "../../src/logs/windows/windowsKeeps";
import { temporaryFolder } from "../files/temporaryFolder";
import { builtModule } from "./output/built";

const folder = temporaryFolder();
const SMALL: GenerateOptions = { users: 12, days: 6, seed: 4, attacks: { all: 1 }, lookAlikes: { all: 1 } };
const built = builtModule<{ writeLogs: typeof writeLogsFromSource }>("index");

/** From source; but Parquet is written in a worker thread, and only built modules run there. */
function writeLogs(options: GenerateOptions, out: string, given: WriteLogsOptions = {}): Promise<WriteLogsReport> {
  return (given.format === "parquet" ? built : { writeLogs: writeLogsFromSource }).writeLogs(options, out, given);
}

/** What reading gives back of an event in each format; null where the format has no word for it. */
const KEEPS: Record<OutputFormat, (event: AuthEvent) => AuthEvent | null> = {
  csv: (event) => event,
  parquet: (event) => event,
  jsonl: jsonlKeeps,
  sshd: sshdKeeps,
  windows: windowsKeeps,
  okta: oktaKeeps,
  entra: entraKeeps,
  cloudtrail: cloudtrailKeeps,
};

function newFolder(): string {
  return mkdtempSync(join(folder, "log-"));
}

function filesIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}

/** Writes a log, reads log and labels back, and says what should have come of each event. */
async function thereAndBack(options: GenerateOptions, format: OutputFormat) {
  const out = newFolder();
  const report = await writeLogs(options, out, { format });
  const kept = [...generateLogs(options)].flatMap(({ event, incident }) => {
    const keeps = KEEPS[format](event);
    return keeps === null ? [] : [{ event: keeps, incident }];
  });
  // A format without ids is numbered by its readers.
  const expected = kept.map(({ event, incident }, row) => ({
    event: { ...event, event_id: event.event_id ?? String(row + 1) },
    incident,
  }));
  const read = report.events === 0 && format !== "csv" && format !== "parquet" ? null : await readBack(report);
  rmSync(out, { recursive: true });
  return { report, expected, read };
}

async function readBack({ logFile, labelsFile }: { logFile: string; labelsFile: string }) {
  const db = await openDatabase();
  const [file] = await readLogs(db, [logFile]);
  const columns = LOG_FIELDS.filter((name) => name !== "timestamp").map((name) => `"${name}"`);
  const rows = await queryRows(
    db,
    `SELECT ${columns.join(", ")}, epoch_us("timestamp") AS "timestampUs" FROM events ORDER BY row`,
  );
  const labels = await readLabels(db, labelsFile);
  db.closeSync();
  return { file: file!, rows: rows as unknown as AuthEvent[], labels };
}

function assertSame({ report, expected, read }: Awaited<ReturnType<typeof thereAndBack>>): void {
  expect(report.events).toBe(expected.length);
  if (read === null) return;
  expect(read.file).toMatchObject({ format: report.format, accepted: expected.length, rejected: 0 });
  expect(read.rows.map((row) => ({ ...row, timestampUs: Number(row.timestampUs) }))).toEqual(
    expected.map(({ event }) => event),
  );
  const of = (pick: (incident: NonNullable<LabelledEvent["incident"]>) => string | null) =>
    expected.map(({ incident }) => (incident === null ? null : pick(incident)));
  expect(read.labels.incident).toEqual(of(({ id }) => id));
  expect(read.labels.scenario).toEqual(of(({ label, scenario }) => (label === "attack" ? scenario : null)));
  expect(read.labels.lookAlike).toEqual(of(({ label, scenario }) => (label === "benign" ? scenario : null)));
  expect([...read.labels.isAttack]).toEqual(expected.map(({ incident }) => Number(incident?.label === "attack")));
}

/** Small logs of any kind. */
const anyOptions: fc.Arbitrary<GenerateOptions> = fc.record({
  seed: fc.integer(),
  users: fc.integer({ min: 1, max: 25 }),
  days: fc.integer({ min: 1, max: 6 }),
  eventsPerUserDay: fc.constantFrom(0.5, 3, 12),
  failureShare: fc.constantFrom(0, 0.05, 0.4),
  stealth: fc.constantFrom(0, 0.5, 0.9, 1),
  start: fc.constantFrom("2026-03-02", "2026-03-28", "2024-02-28", "1970-01-01", "2199-12-20"),
  offices: fc.constantFrom("Berlin", "New York,Zürich", "São Paulo,Tel Aviv,Sydney"),
  roles: fc.constantFrom("", "service=0", "developer=0.6,service=0.1"),
  attacks: fc.constantFrom("all=0", "all=1", "all=2"),
  lookAlikes: fc.constantFrom("all=0", "all=1", "all=2"),
});

describe("writeLogs(options, folder, writeOptions)", () => {
  it.each(OUTPUT_FORMATS)("writes in %s what readLogs reads back: every event, every label", async (format) => {
    const result = await thereAndBack(SMALL, format);
    expect(result.read!.labels.isAttack).toContain(1);
    assertSame(result);
  });
  it.each(OUTPUT_FORMATS)(
    "does so in %s whatever the options and the seed (property)",
    { timeout: 120_000 },
    async (format) => {
      await fc.assert(
        fc.asyncProperty(anyOptions, async (options) => assertSame(await thereAndBack(options, format))),
        { numRuns: 5 },
      );
    },
  );
  it("writes three files, the log with the usual ending of its format", async () => {
    const endings = await Promise.all(
      OUTPUT_FORMATS.map(async (format) => {
        const out = newFolder();
        const report = await writeLogs({ users: 3, days: 2 }, out, { format });
        expect([report.logFile, report.labelsFile, report.incidentsFile].map((file) => existsSync(file))).toEqual([
          true, true, true,
        ]); // prettier-ignore
        const log = report.logFile.slice(out.length + 1);
        expect(filesIn(out)).toEqual([log, "incidents.csv", "labels.csv"].sort());
        return log;
      }),
    );
    expect(endings).toEqual([
      "auth_logs.csv", "auth_logs.jsonl", "auth_logs.log", "auth_logs.ndjson", "auth_logs.ndjson", "auth_logs.ndjson",
      "auth_logs.ndjson", "auth_logs.parquet",
    ]); // prettier-ignore
  });
  it("writes CSV without being told, into a folder that it makes", async () => {
    const out = join(newFolder(), "new", "deep");
    expect((await writeLogs(SMALL, out)).format).toBe("csv");
    expect(filesIn(out)).toEqual(["auth_logs.csv", "incidents.csv", "labels.csv"]);
  });
  it.each(OUTPUT_FORMATS.filter((format) => format !== "parquet"))(
    "gives a log in %s no hint of its labels",
    async (format) => {
      const { logFile } = await writeLogs(SMALL, newFolder(), { format });
      const log = readFileSync(logFile, "utf8");
      expect(log).not.toMatch(/attack|scenario|label|benign|incident|technique|\bT1\d\d\d/i);
      for (const name of [...Object.keys(ATTACKS), ...Object.keys(LOOK_ALIKES)]) expect(log).not.toContain(name);
    },
  );
  it("gives Parquet the columns of the event table and no other", async () => {
    const { logFile } = await writeLogs(SMALL, newFolder(), { format: "parquet" });
    const db = await openDatabase();
    const columns = await queryRows(db, `SELECT column_name FROM (DESCRIBE FROM read_parquet('${logFile}'))`);
    expect(columns.map(({ column_name }) => column_name)).toEqual(LOG_FIELDS);
  });
  it("labels events with what their incident is, and lists the incidents with their size", async () => {
    const { labelsFile, incidentsFile, scenarios } = await writeLogs(SMALL, newFolder());
    const [header, ...labels] = readFileSync(labelsFile, "utf8").trimEnd().split("\n");
    const [columns, ...incidents] = readFileSync(incidentsFile, "utf8").trimEnd().split("\n");
    expect(header).toBe("event_id,label,scenario,technique,incident");
    expect(columns).toBe("incident,label,scenario,technique,stealth,start,end,events,successes,users,sources");
    expect(labels).toEqual(
      [...generateLogs(SMALL)].flatMap(({ event, incident }) =>
        incident === null
          ? []
          : [[event.event_id, incident.label, incident.scenario, incident.technique, incident.id].join(",")],
      ),
    );
    const sum = incidents.reduce((total, line) => total + Number(line.split(",")[7]), 0);
    expect(sum).toBe(labels.length);
    expect(incidents.length).toBe(scenarios.reduce((total, scenario) => total + scenario.incidents, 0));
  });
  it("counts what a format has no word for, and labels none of it", async () => {
    const all = [...generateLogs(SMALL)].length;
    for (const format of ["sshd", "cloudtrail", "windows"] as const) {
      const { events, leftOut, scenarios, labelsFile } = await writeLogs(SMALL, newFolder(), { format });
      expect(events + leftOut).toBe(all);
      expect(leftOut).toBeGreaterThan(0);
      expect(scenarios.reduce((sum, scenario) => sum + scenario.events, 0)).toBe(events);
      const labels = readFileSync(labelsFile, "utf8").trimEnd().split("\n").slice(1);
      expect(labels.length).toBe(events - scenarios[0]!.events);
    }
    expect((await writeLogs(SMALL, newFolder(), { format: "jsonl" })).leftOut).toBe(0);
  });
  it("writes only the header of the labels where nothing happens", async () => {
    const quiet = { users: 5, days: 3, attacks: "all=0", lookAlikes: "all=0", roles: "sales=0,executive=0" };
    const { labelsFile, scenarios } = await writeLogs(quiet, newFolder());
    const labels = readFileSync(labelsFile, "utf8").trimEnd().split("\n").slice(1);
    expect(labels.filter((line) => !line.includes(",benign,traveller,"))).toEqual([]);
    expect(scenarios[0]!.scenario).toBe("ordinary");
  });
  it("writes the same bytes for the same seed, others for another", async () => {
    const texts = async (seed: number) => {
      const { logFile, labelsFile, incidentsFile } = await writeLogs({ ...SMALL, seed }, newFolder());
      return [logFile, labelsFile, incidentsFile].map((file) => readFileSync(file, "utf8"));
    };
    const [one, again, other] = [await texts(1), await texts(1), await texts(2)];
    expect(again).toEqual(one);
    for (const [index, text] of other.entries()) expect(text).not.toBe(one[index]);
  });
  it.each(["csv", "parquet"])("reports progress in %s up to the last event", async (format) => {
    const seen: [number, number][] = [];
    const onProgress = (written: number, total: number) => seen.push([written, total]);
    const { events } = await writeLogs(SMALL, newFolder(), { format, onProgress });
    expect(seen.at(-1)).toEqual([events, events]);
    for (const [written, total] of seen) expect(written).toBeLessThanOrEqual(total);
    expect(seen.map(([written]) => written)).toEqual(seen.map(([written]) => written).sort((a, b) => a - b));
  });
});

describe("writeLogs, threads", () => {
  const bytesOf = async (options: GenerateOptions, given: WriteLogsOptions) => {
    const out = newFolder();
    const { logFile, labelsFile, incidentsFile } = await built.writeLogs(options, out, given);
    const bytes = [logFile, labelsFile, incidentsFile].map((file) => readFileSync(file));
    rmSync(out, { recursive: true });
    return bytes;
  };
  const assertEqual = (bytes: Buffer[], others: Buffer[]) =>
    bytes.forEach((file, index) => expect(file.equals(others[index]!)).toBe(true));

  it.each(["csv", "parquet"])(
    "writes the same bytes of a small log in %s with 0, 1, 2 and 3 of them",
    async (format) => {
      const without = await bytesOf(SMALL, { format, threads: 0 });
      for (const threads of [1, 2, 3]) assertEqual(await bytesOf(SMALL, { format, threads }), without);
      assertEqual(await bytesOf(SMALL, { format }), without);
    },
  );
  it("writes the same bytes of a log of several blocks in Parquet with 0 and 2", async () => {
    const large = { users: 3000, days: 14, eventsPerUserDay: 5, seed: 8 };
    const format = "parquet";
    assertEqual(await bytesOf(large, { format, threads: 2 }), await bytesOf(large, { format, threads: 0 }));
  });
  it.each([-1, 65, 1.5, NaN])("refuses %d of them", async (threads) => {
    const out = join(newFolder(), "refused");
    await expect(writeLogs(SMALL, out, { threads })).rejects.toThrow(
      new RangeError(`writeLogs: threads must be a whole number from 0 to 64, got ${threads}`),
    );
    expect(existsSync(out)).toBe(false);
  });
});

describe("writeLogs writes three files or none", () => {
  it("refuses an unknown format by listing those it knows, and writes nothing", async () => {
    const out = join(newFolder(), "refused");
    await expect(writeLogs(SMALL, out, { format: "xml" })).rejects.toThrow(
      new RangeError("writeLogs: format must be csv, jsonl, sshd, windows, okta, entra, cloudtrail, parquet, got xml"),
    );
    expect(existsSync(out)).toBe(false);
  });
  it("refuses options that are out of range, and writes nothing", async () => {
    const out = join(newFolder(), "refused");
    await expect(writeLogs({ users: 0 }, out)).rejects.toThrow(
      new RangeError("generateLogs: users must be a whole number from 1 to 100000, got 0"),
    );
    expect(existsSync(out)).toBe(false);
  });
  it.each(["auth_logs.csv", "labels.csv", "incidents.csv"])(
    "names %s where a folder has its name, before anything is made",
    async (name) => {
      const out = newFolder();
      mkdirSync(join(out, name));
      let progress = 0;
      await expect(writeLogs(SMALL, out, { onProgress: () => progress++ })).rejects.toThrow(
        new Error(`${join(out, name)}: cannot be written (it is a folder)`),
      );
      expect([filesIn(out), progress]).toEqual([[name], 0]);
    },
  );
  it("names the log where a file stands in place of the folder", async () => {
    const out = join(newFolder(), "plain");
    writeFileSync(out, "plain");
    await expect(writeLogs(SMALL, out)).rejects.toThrow(
      new Error(`${join(out, "auth_logs.csv")}: cannot be written (a file stands where a folder is needed)`),
    );
    expect(readFileSync(out, "utf8")).toBe("plain");
  });
  it.each([
    ["csv", writeLogs, 0],
    ["sshd", writeLogs, 0],
    ["parquet", writeLogs, 0],
    ["csv", built.writeLogs, 2],
    ["parquet", built.writeLogs, 2],
  ])("keeps what was there when the progress callback of %s fails", async (format, write, threads) => {
    const out = newFolder();
    for (const name of ["auth_logs.csv", "labels.csv", "incidents.csv"]) writeFileSync(join(out, name), "old");
    const onProgress = () => {
      throw new Error("no more paper");
    };
    await expect(write(SMALL, out, { format, threads, onProgress })).rejects.toThrow(new Error("no more paper"));
    expect(filesIn(out)).toEqual(["auth_logs.csv", "incidents.csv", "labels.csv"]);
    for (const name of filesIn(out)) expect(readFileSync(join(out, name), "utf8")).toBe("old");
  });
});
