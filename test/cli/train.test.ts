import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parseCsvRecord } from "../../src/logs/csv/parseCsvRecord";
import { loadModel } from "../../src/model/loadModel";
import { temporaryFolder } from "../logs/temporaryFolder";
import { generatedDays } from "../model/generatedDays";
import { anyKey } from "../pseudonyms/anyKey";
import { runCli } from "./runCli";

const folder = temporaryFolder();
const inside = (...parts: string[]): string => join(folder.path, ...parts);
const train = (...args: string[]) => runCli(folder.path, "train", ...args);
const detect = (...args: string[]) => runCli(folder.path, "detect", ...args);
const textOf = (...parts: string[]): string => readFileSync(inside(...parts), "utf8");
const recordsOf = (...parts: string[]): string[][] =>
  textOf(...parts)
    .trimEnd()
    .split("\n")
    .map((line) => parseCsvRecord(line, ",") as string[]);
const filesIn = (...parts: string[]): string[] =>
  existsSync(inside(...parts)) ? readdirSync(inside(...parts)).sort() : [];
/** All files of a folder with what is in them. */
const contentOf = (name: string): string[] =>
  filesIn(name).map((file) => {
    const bytes = readFileSync(inside(name, file));
    return `${file} ${bytes.length} ${createHash("sha256").update(bytes).digest("hex")}`;
  });
const copy = (from: string, to: string): string => {
  cpSync(inside(from), inside(to), { recursive: true });
  return to;
};
const scoresOf = (...path: string[]): number[] => {
  const [header, ...rows] = recordsOf(...path);
  return rows.map((row) => Number(row[header!.indexOf("score")]));
};
const small = ["--trees", "20", "--top", "1%"];
const at = (...times: string[]): string =>
  `timestamp,user,source_ip,outcome\n${times.map((time) => `${time},ada,10.0.0.1,success\n`).join("")}`;

beforeAll(async () => {
  const days = await generatedDays(inside("generated"));
  folder.write("unreadable.txt", "Dear reader\n");
  folder.write("first.csv", days(1, 20));
  folder.write("rest.csv", days(21, 30));
  for (let day = 21; day <= 30; day++) folder.write(`day${day}.csv`, days(day, day));
  for (const name of ["one", "two"]) folder.write(`${name}.key`, Buffer.from(anyKey(name)).toString("hex"));
  for (const [name, ...args] of [["model"], ["hidden", "--pseudonymise", "--key-file", "one.key"]] as const) {
    const { code, stderr } = await train("first.csv", "--model", name, ...small, ...args);
    if (code !== 0) throw new Error(stderr);
  }
}, 60_000);

describe("authlens train", { timeout: 60_000 }, () => {
  it("saves a model, and says what it read and what it saved", async () => {
    const { code, stdout, stderr } = await train("first.csv", "--model", "models/again", ...small);
    expect([code, stderr]).toEqual([0, ""]);
    expect(filesIn("models", "again")).toEqual([expect.stringMatching(/^features-[0-9a-f]{16}\.bin$/), "model.json"]);
    const { threshold, alerts, training, preset, keyId } = JSON.parse(textOf("models", "again", "model.json")) as {
      [key: string]: unknown;
      threshold: number;
      training: { events: number; last: string };
    };
    const { events, last } = training;
    // The 28th has the same score as the 29th.
    const reached = Math.round(events / 100) - 1;
    expect([alerts, preset, keyId]).toEqual([{ top: 0.01, events: reached }, "default", null]);
    expect(stdout).toContain(`  ${events + 1} lines = ${events} accepted + 0 rejected + 1 ignored (header 1)\n`);
    expect(stdout).toContain(" features, 20 trees of 256 events, seed 1\n");
    expect(stdout.trimEnd().split("\n").at(-1)).toBe(
      `models/again: alerts from score ${threshold.toFixed(4)} on, as ${reached} of the ${events} training events have; ` +
        `has seen ${events} events up to ${last}`,
    );
  });

  it("writes the same model for the same log, and prints nothing with --quiet", async () => {
    expect(await train("first.csv", "--model", "quiet", "--quiet", ...small)).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(contentOf("quiet")).toEqual(contentOf("model"));
  });

  it("puts no more of its own events above the threshold than were asked for: those that detect without a model has first", async () => {
    expect((await detect("first.csv", "--out", "own", "--rank-by", "score", ...small)).code).toBe(0);
    const { alerts, threshold } = JSON.parse(textOf("model", "model.json")) as {
      alerts: { events: number };
      threshold: number;
    };
    const scores = scoresOf("own", "anomalies.csv");
    expect(scores.filter((score) => score >= Number(threshold.toFixed(6)))).toHaveLength(alerts.events);
    expect(alerts.events).toBeLessThanOrEqual(scores.length);
    expect(alerts.events).toBeGreaterThan(scores.length - 5);
  });

  it.each([
    [[], "train: expected at least one log file, got none"],
    [["first.csv"], "train: expected a folder for the model (--model DIR), got none"],
    [
      ["first.csv", "--model", "x", "--top", "0"],
      "--top: expected a whole number of at least 1 or a share in (0, 1), got 0",
    ],
    [
      ["first.csv", "--model", "x", "--top", "5", "--contamination", "0.1"],
      "--top and --contamination say the same thing: expected one of them, got both",
    ],
    [["first.csv", "--model", "x", "--key-file", "one.key"], "--key-file: is for --pseudonymise, which was not given"],
    [
      ["generated", "--model", "generated/model"],
      "generated/model/model.json: is in a folder of logs to read, expected another folder to write to",
    ],
    [["x/model.json", "--model", "x"], "x/model.json: is a log to read, expected another file to write to"],
  ])("exits 2 for %j and writes nothing", async (args, message) => {
    const result = await train(...args);
    expect(result).toEqual({ code: 2, stdout: "", stderr: `authlens: ${message}\n` });
    expect([filesIn("x"), filesIn("generated", "model")]).toEqual([[], []]);
  });

  it.each<[string, () => void, string]>([
    [
      "thesis",
      () => folder.write("thesis/thesis.doc", ""),
      "holds something that is no model, expected a new or empty folder, or a model to replace",
    ],
    ["file", () => folder.write("file", ""), "cannot be used as the folder of a model (it is a file)"],
  ])("exits 1 for the folder %s before it reads anything", async (name, fill, why) => {
    if (name === "thesis") mkdirSync(inside(name));
    fill();
    const result = await train("unreadable.txt", "--model", name);
    expect(result).toEqual({ code: 1, stdout: "", stderr: `authlens: ${name}: ${why}\n` });
  });

  it("exits 1 without a sign-in, 3 with too many rejected lines, and saves nothing", async () => {
    folder.write("none.csv", at());
    folder.write("dirty.csv", at("2026-03-02T08:00:00Z", "yesterday"));
    const none = await train("none.csv", "--model", "nothing");
    expect([none.code, none.stderr]).toEqual([
      1,
      "authlens: none.csv: no sign-in found in 1 lines read as csv, 0 rejected, 1 ignored (header)\n",
    ]);
    folder.write("lone.csv", at("2026-03-02T08:00:00Z"));
    expect(await train("lone.csv", "--model", "nothing")).toEqual({
      ...{ code: 1, stdout: "" },
      stderr: "authlens: trainModel: at least two events are required, got 1: nothing is usual yet\n",
    });
    const dirty = await train("dirty.csv", "--model", "nothing", "--max-rejects", "0");
    expect(dirty.code).toBe(3);
    expect(dirty.stderr).toMatch(/^authlens: 1 of 3 lines were rejected/);
    expect(existsSync(inside("nothing"))).toBe(false);
  });
});

describe("authlens detect --model", { timeout: 120_000 }, () => {
  it("writes all events whose score reaches the threshold, the highest first, and leaves the model as it was", async () => {
    const before = contentOf("model");
    const byScore = ["rest.csv", "--model", "model", "--rank-by", "score"];
    const { code, stdout, stderr } = await detect(...byScore, "--out", "rest", "--scores", "rest/s.csv");
    expect([code, stderr]).toEqual([0, ""]);
    expect(contentOf("model")).toEqual(before);
    const { threshold, training } = JSON.parse(textOf("model", "model.json")) as {
      threshold: number;
      training: { events: number; first: string; last: string };
    };
    expect(stdout).toContain(
      `model: trained on ${training.first} to ${training.last}; alerts from score ${threshold.toFixed(4)} on, as `,
    );
    const scores = recordsOf("rest", "s.csv")
      .slice(1)
      .map((row) => Number(row.at(-1)));
    const alerts = scoresOf("rest", "anomalies.csv");
    expect(alerts.length).toBeGreaterThan(3);
    expect(alerts).toEqual(scores.filter((score) => score >= threshold - 5e-7).sort((a, b) => b - a));
    expect(stdout).toContain(`${join("rest", "anomalies.csv")}: ${alerts.length} events\n`);
    expect(alerts.length).toBeLessThan(100);
    for (const top of [3, 100]) {
      expect((await detect(...byScore, "--out", "top", "--top", String(top))).code).toBe(0);
      const rows = recordsOf("top", "anomalies.csv");
      expect(rows).toHaveLength(1 + top);
      const both = Math.min(rows.length, 1 + alerts.length);
      expect(rows.slice(0, both)).toEqual(recordsOf("rest", "anomalies.csv").slice(0, both));
    }
  });

  it("goes on with a log that grows, with --skip-seen, as with the new part of it alone", async () => {
    folder.write("grown.csv", textOf("day21.csv") + textOf("day22.csv").slice(textOf("day22.csv").indexOf("\n") + 1));
    const run = async (log: string, out: string, ...args: string[]): Promise<string[][]> => {
      const files = ["--out", `${out}-out`, "--scores", `${out}-out/s.csv`];
      const { code, stdout, stderr } = await detect(log, "--model", out, "--update", ...files, ...args);
      expect([code, stderr]).toEqual([0, ""]);
      const left = recordsOf("day21.csv").length - 1;
      if (log === "grown.csv")
        expect(stdout).toMatch(new RegExp(`had seen events up to 20\\S+Z; ${left} events up to then left out\n`));
      return recordsOf(`${out}-out`, "s.csv").slice(1);
    };
    for (const name of ["grows", "parts"]) {
      copy("model", name);
      await run("day21.csv", name);
    }
    const grown = await run("grown.csv", "grows", "--skip-seen");
    const part = await run("day22.csv", "parts");
    expect(part.length).toBeGreaterThan(10);
    const scoreOf = (row: string[]): string => row.at(-1)!;
    expect(grown.map(scoreOf)).toEqual(part.map(scoreOf));
    const before = textOf("grows/model.json");
    const again = await detect("grown.csv", "--model", "grows", "--update", "--skip-seen", "--out", "again-out");
    expect([again.code, again.stderr]).toEqual([0, ""]);
    expect(again.stdout).toMatch(/\d+ events up to then left out\n\n {2}no event is later: nothing to score\n\n/);
    expect(again.stdout).toContain("anomalies.csv: 0 events\n");
    expect(recordsOf("again-out", "anomalies.csv")).toEqual([recordsOf("grows-out", "anomalies.csv")[0]]);
    expect(textOf("grows/model.json")).toBe(before);
  });

  it("loses no events when two runs update a model at once: one of them is refused, or comes after the other", async () => {
    const eventsOf = (log: string): number => recordsOf(log).length - 1;
    copy("model", "shared");
    const before = (await loadModel(inside("shared"))).state.events;
    const logs = ["day21.csv", "day22.csv"];
    const runs = await Promise.all(
      logs.map((log, run) => detect(log, "--model", "shared", "--update", "--out", `shared-${run}`)),
    );
    const refused = runs.filter(({ code }) => code !== 0).map(({ stderr }) => stderr);
    expect(refused.length).toBeLessThan(2);
    for (const reason of refused)
      expect(reason).toMatch(/another run has changed the model meanwhile|has seen events up to/);
    const taken = logs.filter((_, run) => runs[run]!.code === 0);
    expect((await loadModel(inside("shared"))).state.events).toBe(
      before + taken.reduce((sum, log) => sum + eventsOf(log), 0),
    );
    expect(runs.map((_, run) => existsSync(inside(`shared-${run}`, "anomalies.csv")))).toEqual(
      runs.map(({ code }) => code === 0),
    );
  });

  it("says so when the last event is yet to come, and when there is little to learn from", async () => {
    folder.write("clock.csv", at("2026-01-31T09:00:00Z", "2199-01-01T00:00:00Z"));
    const { code, stdout } = await train("clock.csv", "--model", "clock", "--features", "basic");
    expect(code).toBe(0);
    expect(stdout).toMatch(/of the 2 training events have \(too few to learn what is usual\); has seen 2 events/);
    expect(stdout).toMatch(
      /up to 2199-01-01T00:00:00.000Z, which is yet to come: events before that will be refused\n$/,
    );
  });

  it("says when scores have drifted, with the features that changed most, unless the model cannot know", async () => {
    const header = "timestamp,user,source_ip,outcome\n";
    const { training } = JSON.parse(textOf("model", "model.json")) as { training: { last: string } };
    const lines = Array.from({ length: 400 }, (_, index) => {
      const time = new Date(Date.parse(training.last) + (index + 1) * 1000).toISOString();
      return `${time},stranger${index},203.0.113.9,failure\n`;
    });
    folder.write("spraying.csv", header + lines.join(""));
    const { code, stdout } = await detect("spraying.csv", "--model", "model", "--out", "drifted");
    expect(code).toBe(0);
    const [line, ...others] = stdout.split("\n").filter((text) => text.includes("drift:"));
    expect(others).toEqual([]);
    expect(line).toMatch(
      /^model: scores differ from those in training, a large drift: stability index \d\.\d\d; most changed: (\w+ \d+\.\d\d, ){2}\w+ \d+\.\d\d$/,
    );
    folder.write("again.csv", readFileSync(inside("rest.csv"), "utf8").split("\n").slice(0, 3).join("\n"));
    expect((await detect("again.csv", "--model", "model", "--out", "few")).stdout).not.toContain("drift:");

    const file = inside(copy("model", "older"), "model.json");
    const { reference, ...older } = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    expect(reference).toBeDefined();
    writeFileSync(file, JSON.stringify(older));
    const old = await detect("spraying.csv", "--model", "older", "--out", "undrifted");
    expect(old.stdout).toContain("older: trained on ");
    expect(old.stdout).not.toContain("drift:");
  });

  it("gives the same scores day by day with --update as all days at once", async () => {
    copy("model", "daily");
    const daily: string[][] = [];
    for (let day = 21; day <= 30; day++) {
      const out = ["--out", "daily-out", "--scores", "daily-out/s.csv"];
      const { code, stdout, stderr } = await detect(`day${day}.csv`, "--model", "daily", "--update", ...out);
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(/\ndaily: has seen \d+ events up to 20\d\d-\d\d-\d\dT[\d:.]+Z\n$/);
      daily.push(...recordsOf("daily-out", "s.csv").slice(1));
    }
    expect((await detect("rest.csv", "--model", "model", "--out", "once", "--scores", "once/s.csv")).code).toBe(0);
    const once = recordsOf("once", "s.csv").slice(1);
    expect(once.length).toBeGreaterThan(300);
    expect(daily.map((row) => row.slice(2))).toEqual(once.map((row) => row.slice(2)));
    // Not the digest and the size of the state: what is numbered in the order of its appearance within a block.
    const modelOf = (name: string): string =>
      textOf(name, "model.json")
        .replace(/"sha256":"\w+"/, "")
        .replace(/"bytes":\d+/, "");
    expect(modelOf("daily")).toBe(modelOf("model"));
  });

  it("refuses what it has seen already, with both times, and writes nothing", async () => {
    const { code, stdout, stderr } = await detect("first.csv", "--model", "model", "--out", "seen", "--update");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^authlens: the model has seen events up to 20\S+Z, but these begin at 20\S+Z: leave out what it has seen \(--skip-seen\), or train a model on what came before them\n$/,
    );
    expect(filesIn("seen")).toEqual([]);
  });

  it("writes an empty list where no event has such a score", async () => {
    folder.write(
      "usual.csv",
      at(...Array.from({ length: 30 }, (_, i) => new Date(Date.UTC(2026, 0, 1 + i, 9)).toISOString())),
    );
    folder.write("next.csv", at("2026-01-31T09:00:00Z"));
    expect((await train("usual.csv", "--model", "calm", "--top", "1", "--features", "basic")).code).toBe(0);
    const { code, stdout } = await detect("next.csv", "--model", "calm", "--out", "calm-out");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\n\n {2}no event has such a score, the highest is 0\.\d{4}; --top N lists the N highest\n\n/,
    );
    expect(recordsOf("calm-out", "anomalies.csv")).toHaveLength(1);
  });

  it("updates no model when a result cannot be written, and writes no result when the model cannot", async () => {
    copy("model", "stuck");
    const before = contentOf("stuck");
    mkdirSync(inside("stuck-out", "anomalies.csv"), { recursive: true });
    const taken = await detect("day21.csv", "--model", "stuck", "--update", "--out", "stuck-out");
    expect([taken.code, taken.stderr]).toEqual([
      1,
      `authlens: ${join("stuck-out", "anomalies.csv")}: cannot be written (it is a folder)\n`,
    ]);
    expect(contentOf("stuck")).toEqual(before);
    // The state that the update would write, in whose place stands a folder.
    expect((await detect("day21.csv", "--model", copy("model", "probe"), "--update", "--out", "probe-out")).code).toBe(
      0,
    );
    const state = filesIn("probe").find((name) => name.endsWith(".bin"))!;
    mkdirSync(inside("stuck", state));
    const blocked = await detect("day21.csv", "--model", "stuck", "--update", "--out", "blocked");
    expect([blocked.code, blocked.stderr]).toEqual([
      1,
      `authlens: ${join("stuck", state)}: cannot be written (it is a folder)\n`,
    ]);
    expect(filesIn("blocked")).toEqual([]);
  });

  it("wants the key that the model was made with, and no other names", async () => {
    const key = (name: string) => ["--pseudonymise", "--key-file", name];
    const right = await detect(
      "rest.csv",
      "--model",
      "hidden",
      "--out",
      "key",
      "--scores",
      "key/s.csv",
      ...key("one.key"),
    );
    expect([right.code, right.stderr]).toEqual([0, ""]);
    expect((await detect("rest.csv", "--model", "model", "--out", "plain", "--scores", "plain/s.csv")).code).toBe(0);
    expect(recordsOf("key", "s.csv")).toHaveLength(recordsOf("plain", "s.csv").length);
    const id = (JSON.parse(textOf("hidden", "model.json")) as { keyId: string }).keyId;
    expect(id).toMatch(/^\w{6}$/);
    const give = "give that key (--pseudonymise --key-file FILE), or train again";
    for (const [model, args, message] of [
      ["hidden", [], `hidden: the model was trained on pseudonyms of the key ${id}, got the names of the log: ${give}`],
      [
        "hidden",
        key("two.key"),
        `hidden: the model was trained on pseudonyms of the key ${id}, got pseudonyms of the key \\w+: ${give.replace(/[()]/g, "\\$&")}`,
      ],
      [
        "model",
        key("one.key"),
        `model: the model was trained on the names of the log, got pseudonyms of the key ${id}: leave --pseudonymise out, or train again`,
      ],
    ] as const) {
      const { code, stderr } = await detect("unreadable.txt", "--model", model, "--out", "wrong-key", ...args);
      expect(code).toBe(1);
      if (message.includes("\\")) expect(stderr).toMatch(new RegExp(`^authlens: ${message}\n$`));
      else expect(stderr).toBe(`authlens: ${message}\n`);
    }
    const names = new Set(
      recordsOf("plain", "s.csv")
        .slice(1)
        .map((row) => row[3]!),
    );
    for (const name of filesIn("hidden")) {
      for (const user of names) expect(textOf("hidden", name)).not.toContain(user);
    }
    expect(names.size).toBeGreaterThan(10);
  });

  it.each([
    ...["features", "trees", "samples", "seed", "contamination"].map((name): [string[], string] => [
      ["rest.csv", "--model", "model", `--${name}`, "1"],
      `--${name}: is for training, expected none beside --model`,
    ]),
    [["rest.csv", "--update"], "--update: is for --model, which was not given"],
    [["rest.csv", "--skip-seen"], "--skip-seen: is for --model, which was not given"],
    [
      ["rest.csv", "--model", "model", "--top", "0"],
      "--top: expected a whole number of at least 1 or a share in (0, 1), got 0",
    ],
    [
      ["rest.csv", "--model", "model", "--scores", "model/model.json"],
      "model/model.json: is in the folder of the model, expected another folder to write to",
    ],
    [
      [".", "--model", "model", "--update", "--out", "../elsewhere"],
      `${join("model", "model.json")}: is in a folder of logs to read, expected another folder to write to`,
    ],
  ] satisfies [string[], string][])("exits 2 for %j", async (args, message) => {
    const before = contentOf("model");
    const result = await detect(...args, ...(args.includes("--out") ? [] : ["--out", "refused"]));
    expect(result).toEqual({ code: 2, stdout: "", stderr: `authlens: ${message}\n` });
    expect([filesIn("refused"), contentOf("model")]).toEqual([[], before]);
  });

  it("exits 1 for what is no model, before it reads anything", async () => {
    truncateSync(inside(copy("model", "broken"), "model.json"), 5000);
    mkdirSync(inside("empty"));
    for (const [name, why] of [
      ["nowhere", "nowhere: no such folder, expected one that authlens train made"],
      ["empty", "empty: is no model: it has no model.json"],
      ["broken", `${join("broken", "model.json")}: is damaged or cut off`],
    ] as const) {
      const result = await detect("unreadable.txt", "--model", name, "--out", "refused");
      expect(result).toEqual({ code: 1, stdout: "", stderr: `authlens: ${why}\n` });
    }
  });
});
