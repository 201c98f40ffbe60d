import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import { generateCommand } from "../../src/cli/generateCommand";
import { UsageError } from "../../src/cli/UsageError";
import { ATTACKS } from "../../src/generate/attacks/ATTACKS";
import { LOOK_ALIKES } from "../../src/generate/lookAlikes/LOOK_ALIKES";
import { OUTPUT_FORMATS } from "../../src/generate/output/OUTPUT_FORMATS";
import { temporaryFolder } from "../logs/temporaryFolder";
import { runCli, startCli } from "./runCli";

const folder = temporaryFolder();
const SMALL = ["--users", "20", "--days", "3"];
const read = (...parts: string[]): string => readFileSync(join(folder.path, ...parts), "utf8");
const linesOf = (...parts: string[]): string[] => read(...parts).trimEnd().split("\n"); // prettier-ignore
const filesIn = (out: string): string[] => (existsSync(out) ? readdirSync(out).sort() : []);
const OPTIONS = [
  "preset", "users", "days", "events-per-user-day", "failure-share", "start", "offices", "roles", "attacks",
  "look-alikes", "stealth", "seed", "format", "threads", "out", "quiet",
]; // prettier-ignore

describe("authlens generate", { timeout: 60_000 }, () => {
  it("lists every option, attack, look-alike and format with --help", async () => {
    const { code, stdout } = await runCli(folder.path, "generate", "--help");
    expect(code).toBe(0);
    for (const option of OPTIONS) expect(stdout).toMatch(new RegExp(`^  --${option}\\b`, "m"));
    for (const name of [...Object.keys(ATTACKS), ...Object.keys(LOOK_ALIKES)]) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, "m"));
    }
    for (const { technique } of Object.values(ATTACKS)) expect(stdout).toContain(technique);
    expect(stdout).toContain(`--format NAME             ${OUTPUT_FORMATS.join(", ")} (csv)`);
    const unknown = await runCli(folder.path, "generate", "--colour", "red");
    const known = unknown.stderr.replace(/.*the options are /s, "").trim().split(", "); // prettier-ignore
    expect([...known, "--quiet"]).toEqual(OPTIONS.map((option) => `--${option}`));
  });

  it("writes the log and, apart from it, labels and incidents, and says how many", async () => {
    const { code, stdout, stderr } = await runCli(folder.path, "generate", ...SMALL, "--out", "a");
    expect([code, stderr]).toEqual([0, ""]);
    const [log, labels] = [linesOf("a", "auth_logs.csv"), linesOf("a", "labels.csv").slice(1)];
    expect(log[0]).toBe(
      "event_id,timestamp,user,source_ip,outcome,failure_reason,action,method,country,city,latitude,longitude,asn," +
        "user_agent,device,host,session_id",
    );
    const [attack, benign] = ["attack", "benign"].map((label) => labels.filter((line) => line.includes(`,${label},`)));
    expect(stdout).toMatch(
      new RegExp(`^a.auth_logs\\.csv: ${log.length - 1} events, \\d+\\.\\d % of the ordinary`, "m"),
    );
    expect(stdout).toContain(
      `${join("a", "labels.csv")}: ${attack!.length} of them belong to attacks, ${benign!.length} to look-alikes\n`,
    );
    expect(stdout).toMatch(/^ {2}attack mfa_fatigue \(T1621\) +2 incidents, \d+ events, \d+ succeed$/m);
    expect(stdout).toMatch(/^ {2}benign stale_ci_password +2 incidents, \d+ events, \d+ succeed$/m);
    expect(stdout).toContain(`${join("a", "incidents.csv")}: when, who and how many\n`);
  });

  it("says that a log in another format, which stands in the folder, is not what the labels are about", async () => {
    const first = await runCli(folder.path, "generate", ...SMALL, "--out", "formats", "--format", "jsonl");
    expect(first.stdout).not.toContain("earlier run");
    const { stdout } = await runCli(folder.path, "generate", ...SMALL, "--out", "formats");
    expect(stdout).toContain(
      `${join("formats", "auth_logs.jsonl")} is of an earlier run: the labels are not about it\n`,
    );
    expect(filesIn(join(folder.path, "formats"))).toContain("auth_logs.jsonl");
  });

  it("writes the same bytes for the same seed, and others for another", async () => {
    for (const [out, seed] of [
      ["s1", "7"],
      ["s2", "7"],
      ["s3", "8"],
    ] as const) {
      expect((await runCli(folder.path, "generate", ...SMALL, "--seed", seed, "--out", out)).code).toBe(0);
    }
    for (const name of ["auth_logs.csv", "labels.csv", "incidents.csv"])
      expect(read("s1", name)).toBe(read("s2", name));
    expect(read("s3", "auth_logs.csv")).not.toBe(read("s1", "auth_logs.csv"));
  });

  it("takes what is given by name: attacks, look-alikes, roles, offices, shares, stealth and start", async () => {
    const given = [
      ...["--attacks", "all=0,mfa_fatigue=3", "--look-alikes", "all=0", "--roles", "service=0,sales=0,executive=0"],
      ...["--offices", "Tokyo,Oslo", "--failure-share", "20%", "--events-per-user-day", "12", "--stealth", "0"],
      ...["--start", "2027-01-04"],
    ];
    expect((await runCli(folder.path, "generate", ...SMALL, ...given, "--out", "given")).code).toBe(0);
    const incidents = linesOf("given", "incidents.csv").slice(1).map((line) => line.split(",")); // prettier-ignore
    const attacks = incidents.filter(([, label]) => label === "attack");
    expect(attacks.map(([, , scenario, , stealth]) => [scenario, stealth])).toEqual([
      ["mfa_fatigue", "0"],
      ["mfa_fatigue", "0"],
      ["mfa_fatigue", "0"],
    ]);
    const log = linesOf("given", "auth_logs.csv").slice(1);
    expect(log[0]).toContain(",2027-01-0");
    expect(log.some((line) => line.includes(",JP,Tokyo,"))).toBe(true);
    expect(log.some((line) => line.includes(",svc-"))).toBe(false);
  });

  it("starts from a preset, and takes other options on top, also in a shorter log", async () => {
    const { code, stdout } = await runCli(folder.path, "generate", "--preset", "small", "--out", "preset");
    expect(code).toBe(0);
    expect(stdout).toMatch(/attack mfa_fatigue \(T1621\) +1 incident, /);
    const short = await runCli(folder.path, "generate", "--preset", "small", "--days", "1", "--out", "preset");
    expect([short.code, short.stderr]).toEqual([0, ""]);
  });

  it.each([
    [["--format", "parquet"], "auth_logs.parquet"],
    [["--format", "parquet", "--threads", "2"], "auth_logs.parquet"],
    [["--format", "sshd"], "auth_logs.log"],
    [["--format", "okta", "--threads", "1"], "auth_logs.ndjson"],
  ])("writes what %j asks for, and detect reads it", async (args, name) => {
    const out = `format-${args.join("")}`;
    const { code, stdout, stderr } = await runCli(folder.path, "generate", ...SMALL, ...args, "--out", out);
    expect([code, stderr]).toEqual([0, ""]);
    expect(filesIn(join(folder.path, out))).toEqual([name, "incidents.csv", "labels.csv"].sort());
    const [, events] = /: (\d+) events, /.exec(stdout)!;
    expect(stdout.includes(" more events are left out: ")).toBe(name === "auth_logs.log");
    const found = await runCli(folder.path, "detect", join(out, name), "--out", `${out}/found`);
    expect(found.stdout).toContain(`= ${events} accepted`);
  });

  it("prints nothing with --quiet", async () => {
    expect(await runCli(folder.path, "generate", ...SMALL, "--out", "quiet", "--quiet")).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(existsSync(join(folder.path, "quiet", "labels.csv"))).toBe(true);
  });

  it.each([
    [["--users", "-5"], "--users must be a whole number from 1 to 100000, got -5"],
    [["--users=-5"], "--users must be a whole number from 1 to 100000, got -5"],
    [["--start", "\u001b[2J"], "--start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got �[2J"],
    [["extra.csv"], 'generate: expected options only, got "extra.csv"'],
  ])("exits 2 for %j, names the option and what it expects, and writes nothing", async (args, message) => {
    const result = await runCli(folder.path, "generate", ...args, "--out", "wrong");
    expect(result).toEqual({ code: 2, stdout: "", stderr: `authlens: ${message}\n` });
    expect(existsSync(join(folder.path, "wrong"))).toBe(false);
  });

  it("exits 1 when its folder cannot be made, names the file, and leaves nothing behind", async () => {
    folder.write("file", "not a folder");
    const { code, stdout, stderr } = await runCli(folder.path, "generate", ...SMALL, "--out", "file/inner");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^authlens: file.inner.auth_logs\.csv: cannot be written \(.*\)\n$/);
    expect(read("file")).toBe("not a folder");
  });

  it("exits 1 when a folder stands where the log should go, and leaves nothing half-written", async () => {
    mkdirSync(join(folder.path, "taken", "auth_logs.csv"), { recursive: true });
    const { code, stderr } = await runCli(folder.path, "generate", ...SMALL, "--out", "taken");
    expect(code).toBe(1);
    expect(stderr).toBe(`authlens: ${join("taken", "auth_logs.csv")}: cannot be written (it is a folder)\n`);
    expect(filesIn(join(folder.path, "taken"))).toEqual(["auth_logs.csv"]);
  });

  it.skipIf(process.platform === "win32").each([
    ["csv", "0"],
    ["csv", "2"],
    ["parquet", "0"],
    ["parquet", "2"],
  ])("leaves nothing half-written of %s with %s threads when it is interrupted", async (format, threads) => {
    const out = join(folder.path, `interrupted-${format}-${threads}`);
    const args = ["--users", "5000", "--days", "60", "--format", format, "--threads", threads];
    const child = startCli(folder.path, "generate", ...args, "--out", out, "--quiet");
    const started = (): boolean => filesIn(out).some((name) => name.endsWith(".partial"));
    while (!started() && child.exitCode === null) await setTimeout(5);
    await setTimeout(300);
    child.kill("SIGINT");
    // Ended by the signal: a shell calls that exit code 130.
    expect(await once(child, "exit")).toEqual([null, "SIGINT"]);
    expect(filesIn(out)).toEqual([]);
  });
});

describe("generateCommand.prepare(args)", () => {
  it.each([
    [["--users=-5"], "--users must be a whole number from 1 to 100000, got -5"],
    [["--users", "0"], "--users must be a whole number from 1 to 100000, got 0"],
    [["--users", "1.5"], "--users must be a whole number from 1 to 100000, got 1.5"],
    [["--users", "many"], '--users: expected a number, got "many"'],
    [["--days=-30"], "--days must be a whole number from 1 to 3650, got -30"],
    [["--events-per-user-day", "0"], "--events-per-user-day must be in (0, 1000], got 0"],
    [["--failure-share", "0.6"], "--failure-share must be in [0, 0.5], got 0.6"],
    [["--failure-share", "200%"], "--failure-share: expected a share between 0% and 100%, got 200%"],
    [["--stealth=-.5"], "--stealth must be in [0, 1], got -0.5"],
    [
      ["--users", "1e5", "--days", "3650"],
      "--users × --days × --events-per-user-day must be at most 2,000,000,000, got 2,555,000,000",
    ],
    [["--start", "nonsense"], "--start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got nonsense"],
    [["--start", "2026-02-30"], "--start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 2026-02-30"],
    [["--offices", "Berlin,Berlin"], "--offices must be different cities, got Berlin twice"],
    [["--roles", "developer=2"], "--roles developer must be a share in [0, 1], got 2"],
    [
      ["--roles", "developer=1"],
      "--roles must be shares that add up to at most 1 with those of the roles not named, got 1.3",
    ],
    [["--roles", "developer"], '--roles must be a list such as name=1,other=2, got "developer"'],
    [["--attacks", "mfa_fatigue=1001"], "--attacks mfa_fatigue must be a whole number from 0 to 1000, got 1001"],
    [["--attacks", "all=0.5"], "--attacks all must be a whole number from 0 to 1000, got 0.5"],
    [["--attacks="], "--attacks: expected a value, got nothing"],
    [
      ["--attacks", "password_spraying_slow=1", "--days", "2", "--stealth", "1"],
      "--attacks password_spraying_slow must be 0 in a log of 2 days: one needs 9 days at this stealth, got 1",
    ],
    [
      ["--look-alikes", "traveller=1", "--days", "1"],
      "--look-alikes traveller must be 0 in a log of 1 day: one needs 3 days, got 1",
    ],
    [["--seed", "1e400"], '--seed: expected a number, got "1e400"'],
    [["--format", "xml"], '--format: expected csv, jsonl, sshd, windows, okta, entra, cloudtrail, parquet, got "xml"'],
    [["--preset", "huge"], '--preset: expected small, default, enterprise, got "huge"'],
    [["--threads", "65"], "--threads: expected a whole number from 0 to 64, got 65"],
  ])("refuses %j by name", (args, message) => {
    expect(() => prepare(args)).toThrow(new UsageError(message));
  });
  it.each([
    [["--attacks", "brute=1"], '--attacks: unknown attack "brute"; known are all, password_guessing, '],
    [["--look-alikes", "vpn=1"], '--look-alikes: unknown look-alike "vpn"; known are all, stale_ci_password, '],
    [["--roles", "office=1"], '--roles: unknown role "office"; known are developer, '],
    [["--offices", "Atlantis"], "--offices must be one of Berlin, Munich, "],
  ])("refuses %j, and lists what it knows", (args, message) => {
    expect(() => prepare(args)).toThrow(message);
    expect(() => prepare(args)).toThrow(/^[^\n]*$/);
  });
});

function prepare(args: string[]): () => Promise<void> {
  const { options } = generateCommand;
  return generateCommand.prepare(parseArgs({ args, options, allowPositionals: true }));
}
