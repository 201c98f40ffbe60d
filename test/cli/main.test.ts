import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../logs/temporaryFolder";
import { runCli, startCli } from "./runCli";

const { path } = temporaryFolder();

describe("authlens", { timeout: 60_000 }, () => {
  it("prints the commands and exits 0 for --help", async () => {
    const { code, stdout, stderr } = await runCli(path, "--help");
    expect([code, stderr]).toEqual([0, ""]);
    for (const command of ["generate", "detect", "train", "features", "reveal", "notebooks"])
      expect(stdout).toMatch(new RegExp(`^  ${command}  `, "m"));
    expect(stdout).toMatch(/^Exit codes: 0 ok, 1 failed, 2 wrong usage, 3 more lines rejected than --max-rejects/m);
    expect(await runCli(path, "help")).toEqual(await runCli(path, "-h"));
  });

  it("prints the version of the package for --version", async () => {
    const manifest = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")) as { version: string };
    expect(await runCli(path, "--version")).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  it("prints the commands on standard error and exits 2 without a command", async () => {
    const { code, stdout, stderr } = await runCli(path);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Usage: authlens COMMAND/);
  });

  it("exits 2 for an unknown command and lists those it knows", async () => {
    expect(await runCli(path, "detekt")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'authlens: unknown command "detekt"; the commands are generate, detect, train, features, reveal, notebooks\n',
    });
  });

  it("does not pass control characters of a wrong command on to the terminal", async () => {
    const { stderr } = await runCli(path, "\u009b2J\u202e");
    expect(stderr).toBe(
      'authlens: unknown command "�2J�"; the commands are generate, detect, train, features, reveal, notebooks\n',
    );
  });

  it.each(["generate", "detect", "train", "features", "reveal", "notebooks"])(
    "prints the options of %s for --help, wherever it stands",
    async (command) => {
      const { code, stdout, stderr } = await runCli(path, command, "--help");
      expect([code, stderr]).toEqual([0, ""]);
      expect(stdout).toMatch(new RegExp(`^Usage: authlens ${command}`));
      expect(stdout).toContain("--quiet");
      expect((await runCli(path, command, "--out", "x", "-h")).stdout).toBe(stdout);
    },
  );

  it.each(["generate", "detect", "train", "features", "reveal", "notebooks"])(
    "exits 2 for an option that %s does not have, and names it",
    async (command) => {
      const { code, stderr } = await runCli(path, command, "--colour", "red");
      expect(code).toBe(2);
      expect(stderr).toMatch(/^authlens: unknown option --colour; the options are --/);
    },
  );

  it("exits 2 for an option without its value, and names it", async () => {
    const missing = await runCli(path, "generate", "--users");
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/^authlens: Option '--users <value>' argument missing\n$/);
    const empty = await runCli(path, "detect", "a.csv", "--out=");
    expect(empty).toMatchObject({ code: 2, stderr: "authlens: --out: expected a value, got nothing\n" });
  });

  it("ends quietly when the reader of its output has gone", async () => {
    const child = startCli(path, "generate", "--users", "2", "--days", "2", "--out", "early");
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect([code, stderr]).toEqual([0, ""]);
  });
});
