import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { detect, type DetectOptions } from "../src/detect";
import { generateLogs } from "../src/generate/generateLogs";
import { writeLogs } from "../src/generate/writeLogs";
import { openDatabase } from "../src/logs/openDatabase";
import { queryRows } from "../src/logs/queryRows";
import { temporaryFolder } from "./files/temporaryFolder";

const OPENSSH = join(__dirname, "../../shared/data/logs/openssh_2k.log");
const folder = temporaryFolder();

function outputs(name: string): Required<Pick<DetectOptions, "anomaliesFile" | "rejectsFile" | "scoresFile">> {
  const inside = (file: string) => join(folder, name, file);
  return {
    anomaliesFile: inside("anomalies.csv"),
    rejectsFile: inside("rejects.csv"),
    scoresFile: inside("scores.csv"),
  };
}

function textOf({ anomaliesFile, rejectsFile, scoresFile }: ReturnType<typeof outputs>): string[] {
  return [anomaliesFile, rejectsFile, scoresFile].map((file) => readFileSync(file, "utf8"));
}

describe("detect(files, options)", () => {
  it.each([1, 2, 3])(
    "puts noisy guessing first in a generated log without look-alikes, and into 14 of the top 20, seed %d",
    async (seed) => {
      const [attacks, lookAlikes] = [{ all: 0, password_guessing: 1 }, { all: 0 }];
      const options = { users: 50, days: 7, eventsPerUserDay: 20, stealth: 0, attacks, lookAlikes, seed };
      const { logFile, events } = await writeLogs(options, join(folder, `log-${seed}`));
      const report = await detect([logFile], { ...outputs(`generated-${seed}`), top: 20, forest: { seed } });
      const guess = [...generateLogs(options)].find(({ incident }) => incident?.label === "attack")!.event;
      expect(report.anomalies.length).toBe(20);
      const found = report.anomalies.filter(
        ({ source_ip, user }) => source_ip === guess.source_ip && user === guess.user,
      );
      expect(found[0]!.rank).toBe(1);
      expect(found.length).toBeGreaterThanOrEqual(14);
      expect(report.summary.events).toBe(events);
      expect(report.forest).toMatchObject({ nEstimators: 100, sampleSize: 256, seed });
    },
  );
  it("puts a sign-in from another country on top of those whose address changes every time, once it is looked up", async () => {
    // Addresses of Deutsche Telekom, and one of Vivo, Brazil.
    const signIn = (index: number, user: string, ip: string): string =>
      `2026-03-${String(1 + Math.floor(index / 24)).padStart(2, "0")}T${String(index % 24).padStart(2, "0")}:00:00+00:00 ` +
      `gate sshd[${index}]: Accepted password for ${user} from ${ip} port 4022 ssh2\n`;
    const lines = Array.from({ length: 300 }, (_, index) =>
      signIn(index, `user${index % 5}`, `217.0.${index % 256}.${1 + (index % 7)}`),
    );
    const log = join(folder, "mobile.log");
    writeFileSync(log, lines.join("") + signIn(300, "user3", "177.79.82.136"));
    const rankOf = async (places: DetectOptions["places"]) => {
      const report = await detect([log], { ...outputs("mobile"), top: 300, places });
      return report.anomalies.find(({ source_ip }) => source_ip === "177.79.82.136")?.rank ?? 301;
    };
    expect(await rankOf(false)).toBeGreaterThan(100);
    expect(await rankOf({})).toBe(1);
  });
  it("reports on two logs together, and writes the lines that it rejects", async () => {
    const [good, bad] = [join(folder, "good.csv"), join(folder, "bad.csv")];
    writeFileSync(good, "timestamp,user,outcome\n2026-03-02T08:00:00Z,ada,success\n");
    writeFileSync(bad, "timestamp,user,outcome\nyesterday,=cmd,success\n2026-03-02T08:00:00Z,ben,failure\n");
    const files = outputs("two");
    const progress: [string, number, number][] = [];
    const onProgress = (step: string, done: number, total: number) => progress.push([step, done, total]);
    const report = await detect([good, bad], { ...files, onProgress });
    expect([report.rejected, report.summary.events, report.files.length]).toEqual([1, 2, 2]);
    const [header, reject] = textOf(files)[1]!.split("\n");
    expect(header).toBe("file,line,reason,text");
    expect(reject!.startsWith(`${bad},2,"column ""timestamp"": not a time`)).toBe(true);
    expect(reject!.endsWith(',"yesterday,=cmd,success"')).toBe(true);
    expect(
      textOf(files)[2]!
        .split("\n")
        .map((line) => line.split(",").slice(0, 2).join()),
    ).toEqual(["file,line", `${good},2`, `${bad},3`, ""]);
    expect(progress.at(-1)![1]).toBe(progress.at(-1)![2]);
  });
  it("writes no scores unless asked to", async () => {
    const { anomaliesFile, rejectsFile, scoresFile } = outputs("no-scores");
    await detect([join(folder, "good.csv")], { anomaliesFile, rejectsFile });
    expect([anomaliesFile, rejectsFile, scoresFile].map((file) => existsSync(file))).toEqual([true, true, false]);
  });
  it("names a missing file and writes nothing, though the other log is fine", async () => {
    const written = detect([join(folder, "good.csv"), join(folder, "missing.csv")], outputs("missing"));
    await expect(written).rejects.toThrow(new Error(`${join(folder, "missing.csv")}: no such file`));
    expect(existsSync(join(folder, "missing"))).toBe(false);
  });
  it("says what it found instead when there is no sign-in, and writes only the lines that it rejects", async () => {
    const log = join(folder, "none.csv");
    writeFileSync(log, "timestamp,user,outcome\nyesterday,ada,success\n");
    const files = outputs("none");
    const failed = expect(detect([log], files)).rejects;
    await failed.toThrow(
      `${log}: no sign-in found in 2 lines read as csv, 1 rejected; line 2: column "timestamp": not a time`,
    );
    await failed.toThrow(new RegExp(`, 1 ignored \\(header\\); the rejected lines are in .*rejects\\.csv$`));
    expect(readdirSync(join(folder, "none"))).toEqual(["rejects.csv"]);
    const [header, reject] = readFileSync(files.rejectsFile, "utf8").split("\n");
    expect(header).toBe("file,line,reason,text");
    expect(reject!.startsWith(`${log},2,"column ""timestamp"": not a time`)).toBe(true);
    expect(reject!.endsWith(',"yesterday,ada,success"')).toBe(true);
  });
  it("says that there is no sign-in, also when the rejected lines cannot be written", async () => {
    const files = outputs("none-taken");
    mkdirSync(files.rejectsFile, { recursive: true });
    await expect(detect([join(folder, "none.csv")], files)).rejects.toThrow(
      /none\.csv: no sign-in found in 2 lines .*; .*rejects\.csv: cannot be written \(it is a folder\)$/,
    );
  });
  it.each<[Partial<DetectOptions>, string]>([
    [{ top: 0 }, "alertCount: top must be a whole number of at least 1 or a share in (0, 1), got 0"],
    [{ top: 2.5 }, "alertCount: top must be a whole number of at least 1 or a share in (0, 1), got 2.5"],
    [{ forest: { contamination: 2 } }, 'IsolationForest: contamination must be "auto" or in (0, 0.5], got 2'],
    [{ features: "best" as "basic" }, "presetFeatures: preset must be basic, default, all, got best"],
  ])("refuses %j and writes nothing", async (options, message) => {
    await expect(detect([join(folder, "good.csv")], { ...outputs("refused"), ...options })).rejects.toThrow(
      new RangeError(message),
    );
    expect(existsSync(join(folder, "refused"))).toBe(false);
  });
  it("refuses to detect in no files", async () => {
    await expect(detect([], outputs("no-files"))).rejects.toThrow(
      new RangeError("detect: at least one file is required, got 0"),
    );
  });
  it("names the output that cannot be written", async () => {
    const files = outputs("taken");
    mkdirSync(files.anomaliesFile, { recursive: true });
    await expect(detect([join(folder, "good.csv")], files)).rejects.toThrow(
      new Error(`${files.anomaliesFile}: cannot be written (it is a folder)`),
    );
  });
});

describe.skipIf(!existsSync(OPENSSH))("detect on the OpenSSH sample (skipped without ../shared/data)", () => {
  it("accounts for each of its 2000 lines", async () => {
    const { files } = await detect([OPENSSH], { ...outputs("account"), year: 2023 });
    const { lines, accepted, rejected, ignored, ignoredKinds } = files[0]!;
    expect([files[0]!.format, lines]).toEqual(["sshd", 2000]);
    expect(accepted + rejected + ignored).toBe(2000);
    expect([...ignoredKinds.values()].reduce((sum, count) => sum + count, 0)).toBe(ignored);
  });
  it("has sources with at least 5 failed passwords in all of the top 20 rows", async () => {
    const failures = new Map<string, number>();
    for (const [, times, source] of readFileSync(OPENSSH, "utf8").matchAll(
      /sshd\[\d+\]: (?:message repeated (\d+) times: \[ )?Failed password for .* from (\S+) port/g,
    )) {
      failures.set(source!, (failures.get(source!) ?? 0) + Number(times ?? 1));
    }
    const { anomalies } = await detect([OPENSSH], { ...outputs("top"), year: 2023, top: 20 });
    expect(anomalies.length).toBe(20);
    for (const { source_ip } of anomalies) expect(failures.get(source_ip!) ?? 0).toBeGreaterThanOrEqual(5);
  });
  it("writes the same bytes twice, other ones with another seed", async () => {
    const [first, again, other] = [outputs("first"), outputs("again"), outputs("other")];
    await detect([OPENSSH], { ...first, year: 2023 });
    await detect([OPENSSH], { ...again, year: 2023 });
    await detect([OPENSSH], { ...other, year: 2023, forest: { seed: 2 } });
    expect(textOf(again)).toEqual(textOf(first));
    expect(textOf(other)[2]).not.toBe(textOf(first)[2]);
  });
  it("writes one score for every event, in the order of the lines", async () => {
    const files = outputs("scores");
    const { summary } = await detect([OPENSSH], { ...files, year: 2023 });
    const db = await openDatabase();
    const rows = await queryRows(db, `SELECT line, score FROM read_csv('${files.scoresFile}')`);
    expect(rows.length).toBe(summary.events);
    expect(rows.every(({ line }, row) => row === 0 || Number(rows[row - 1]!.line) <= Number(line))).toBe(true);
    expect(rows.every(({ score }) => Number(score) > 0 && Number(score) <= 1)).toBe(true);
  });
});
