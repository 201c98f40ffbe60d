import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../logs/temporaryFolder";
import { runCli, startCli } from "./runCli";

const folder = temporaryFolder();
const SMALL = ["--users", "20", "--days", "3", "--events", "300"];
const read = (...parts: string[]): string => readFileSync(join(folder.path, ...parts), "utf8");

describe("authlens generate", { timeout: 60_000 }, () => {
  it("writes the log and, apart from it, the labels, and says how many", async () => {
    const { code, stdout, stderr } = await runCli(folder.path, "generate", ...SMALL, "--out", "a");
    expect([code, stderr]).toEqual([0, ""]);
    const log = read("a", "auth_logs.csv").trimEnd().split("\n");
    const labels = read("a", "labels.csv").trimEnd().split("\n");
    expect(log[0]).toBe(
      "event_id,timestamp,user,source_ip,outcome,failure_reason,action,method,country,user_agent,host",
    );
    expect(labels[0]).toBe("event_id,scenario,technique");
    expect(log.length - 1).toBe(300 + labels.length - 1);
    expect(stdout).toContain(`${join("a", "auth_logs.csv")}: ${log.length - 1} sign-ins of 20 users in 3 days\n`);
    expect(stdout).toContain(`${join("a", "labels.csv")}: ${labels.length - 1} of them belong to attacks\n`);
  });

  it("writes the same bytes for the same seed, and others for another", async () => {
    for (const [out, seed] of [
      ["s1", "7"],
      ["s2", "7"],
      ["s3", "8"],
    ] as const) {
      expect((await runCli(folder.path, "generate", ...SMALL, "--seed", seed, "--out", out)).code).toBe(0);
    }
    for (const name of ["auth_logs.csv", "labels.csv"]) expect(read("s1", name)).toBe(read("s2", name));
    expect(read("s3", "auth_logs.csv")).not.toBe(read("s1", "auth_logs.csv"));
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
    [["--users", "0"], "--users must be a whole number from 1 to 100000, got 0"],
    [["--users", "1.5"], "--users must be a whole number from 1 to 100000, got 1.5"],
    [["--users", "many"], '--users: expected a number, got "many"'],
    [["--events", "-1"], "--events must be a whole number from 1 to 10000000, got -1"],
    [["--days", "-30"], "--days must be a whole number from 1 to 3650, got -30"],
    [["--brute-force", "-1"], "--brute-force must be a whole number from 0 to 1000, got -1"],
    [["--stolen-credentials", "1001"], "--stolen-credentials must be a whole number from 0 to 1000, got 1001"],
    [["--success-probability", "2"], "--success-probability must be in (0, 1], got 2"],
    [["--success-probability", "-.5"], "--success-probability must be in (0, 1], got -0.5"],
    [["--start", "nonsense"], "--start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got nonsense"],
    [["--start", "2026-02-30"], "--start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got 2026-02-30"],
    [["--start", "\u001b[2J"], "--start must be a day from 1970-01-01 to 2199-12-31 as YYYY-MM-DD, got �[2J"],
    [["--seed", "1e400"], '--seed: expected a number, got "1e400"'],
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
    expect(readdirSync(join(folder.path, "taken"))).toEqual(["auth_logs.csv"]);
  });

  it.skipIf(process.platform === "win32")("leaves nothing half-written when it is interrupted", async () => {
    const out = join(folder.path, "interrupted");
    const child = startCli(folder.path, "generate", "--events", "1e6", "--out", out, "--quiet");
    const files = (): string[] => (existsSync(out) ? readdirSync(out) : []);
    const started = (): boolean => files().some((name) => name.endsWith(".partial"));
    while (!started() && child.exitCode === null) await setTimeout(5);
    child.kill("SIGINT");
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(130);
    expect(files()).toEqual([]);
  });
});
