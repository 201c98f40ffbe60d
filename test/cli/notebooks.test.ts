import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../logs/temporaryFolder";
import { runCli } from "./runCli";

const folder = temporaryFolder();

describe("authlens notebooks", { timeout: 60_000 }, () => {
  it.each([
    [["--in-place", "--out", "x"], "--in-place and --out: expected one of them, got both"],
    [["--set", "novalue"], '--set must be name=value, got "novalue"'],
  ])("exits 2 for %j and says what it expects", async (args, message) => {
    const { code, stdout, stderr } = await runCli(folder.path, "notebooks", ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd()).not.toContain("\n");
  });

  it.each([
    ["missing.ipynb", null],
    ["log.csv", "timestamp,user,outcome\n"],
  ])("exits 1 for %s, which is no notebook, names it, and writes nothing", async (name, content) => {
    if (content !== null) folder.write(name, content);
    const before = readdirSync(folder.path);
    const { code, stdout, stderr } = await runCli(folder.path, "notebooks", name);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(name);
    expect(stderr.trimEnd()).not.toContain("\n");
    expect(readdirSync(folder.path)).toEqual(before);
  });
});
