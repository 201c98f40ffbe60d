import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../logs/temporaryFolder";
import { runCli } from "./runCli";

const folder = temporaryFolder();
const KEY = "8f0cbc7a5e1d49236fa1c0d2e3b4958677a9b8c1d2e3f405162738495a6b7c8d";
const LOG =
  "timestamp,user,source_ip,outcome,host\n" +
  Array.from({ length: 30 }, (_, index) => {
    const time = new Date(Date.UTC(2026, 2, 2, 8, 5 * index)).toISOString();
    return `${time},ada.lovelace${index % 3},93.184.216.${index % 3},success,payroll-server\n`;
  }).join("") +
  "yesterday,ben.bernanke,93.184.216.9,success,payroll-server\n";

folder.write("log.csv", LOG);
folder.write("authlens.key", `${KEY}\n`);
const content = (name: string) => readFileSync(join(folder.path, name), "utf8");
const hide = (out: string, ...args: string[]) =>
  runCli(folder.path, "detect", "log.csv", "--out", out, "--scores", `${out}/scores.csv`, "--pseudonymise", ...args);
const reveal = (...args: string[]) => runCli(folder.path, "reveal", ...args);

describe("authlens detect --pseudonymise", { timeout: 60_000 }, () => {
  it("prints and writes no name, address or key, and says that they are pseudonyms", async () => {
    const { code, stdout, stderr } = await hide("hidden", "--key-file", "authlens.key");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^names, addresses and files are pseudonyms, made with the key [a-z2-7]{6}: the addresses/m);
    const written = stdout + ["anomalies", "rejects", "scores"].map((name) => content(`hidden/${name}.csv`)).join("");
    expect(stdout).toMatch(/^file-[a-z2-7]{16}-[a-z2-7]{6}: csv /);
    for (const secret of ["log.csv", "lovelace", "bernanke", "93.184.216", "payroll", KEY, KEY.slice(0, 8)]) {
      expect(written).not.toContain(secret);
    }
    expect(content("hidden/anomalies.csv").split("\n")[1]).toMatch(/,user-[a-z2-7]{16},\d+\.\d+\.\d+\.\d+,success,/);
  });
  it("takes the key from the environment, and gives the same pseudonyms", async () => {
    process.env.AUTHLENS_KEY = KEY;
    try {
      expect((await hide("environment")).code).toBe(0);
    } finally {
      delete process.env.AUTHLENS_KEY;
    }
    expect(content("environment/scores.csv")).toBe(content("hidden/scores.csv"));
  });
  it("asks for a key when there is none, and tells how to make one", async () => {
    const { code, stderr } = await hide("none");
    expect([code, stderr]).toEqual([
      2,
      "authlens: --pseudonymise: expected a key, in a file (--key-file FILE) or in the environment (AUTHLENS_KEY), " +
        `got none; make one with: node -p "require('crypto').randomBytes(32).toString('hex')" > authlens.key\n`,
    ]);
    expect(existsSync(join(folder.path, "none"))).toBe(false);
  });
  it.each([
    ["missing.key", null, "missing.key: no such file"],
    ["short.key", KEY.slice(0, 32), "short.key: the key must be at least 32 bytes (64 hex digits), got 16; make one"],
    ["phrase.key", "correct horse battery staple", "phrase.key: expected a key written as hex or base64; make one"],
  ])("refuses %s in a sentence, and writes nothing", async (name, content, message) => {
    if (content !== null) folder.write(name, content);
    const { code, stdout, stderr } = await hide("refused", "--key-file", name);
    expect([code, stdout, stderr.startsWith(`authlens: ${message}`)]).toEqual([1, "", true]);
    expect(existsSync(join(folder.path, "refused"))).toBe(false);
  });
  it("refuses a key that nothing is to be done with, and to write over the key", async () => {
    const unused = await runCli(folder.path, "detect", "log.csv", "--key-file", "authlens.key");
    expect(unused.stderr).toBe("authlens: --key-file: is for --pseudonymise, which was not given\n");
    const over = await hide(".", "--scores", "authlens.key", "--key-file", "authlens.key");
    expect(over.stderr).toBe("authlens: authlens.key: is the key, expected another file to write to\n");
    expect(content("authlens.key")).toBe(`${KEY}\n`);
  });
});

describe("authlens reveal", { timeout: 60_000 }, () => {
  it("writes names and addresses to a file beside the results, and says how many", async () => {
    await hide("mine", "--key-file", "authlens.key");
    const { code, stdout, stderr } = await reveal("mine/scores.csv", "--key-file", "authlens.key", "--logs", "log.csv");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toBe("mine/scores.revealed.csv: 30 rows\n  revealed: 1 file, 3 users, 3 sources\n");
    await runCli(folder.path, "detect", "log.csv", "--out", "plain", "--scores", "plain/scores.csv");
    expect(content("mine/scores.revealed.csv")).toBe(content("plain/scores.csv"));
  });
  it("takes what follows --logs for further logs", async () => {
    folder.write("other.csv", "timestamp,user,outcome\n2026-03-02T08:00:00Z,carl,success\n");
    await hide("two", "--key-file", "authlens.key");
    const args = ["--logs", "other.csv", "log.csv", "--key-file", "authlens.key", "--out", "two/out.csv"];
    expect((await reveal("two/scores.csv", ...args)).stdout).toBe(
      "two/out.csv: 30 rows\n  revealed: 1 file, 3 users, 3 sources\n",
    );
  });
  it("reads the logs as detect does: other columns, a time zone, a folder", async () => {
    const text = "when,who,how\n2026-03-02 08:00:00,ada,success\n2026-03-02 08:00:01,ben,failure\n";
    mkdirSync(join(folder.path, "logs"), { recursive: true });
    folder.write("logs/own.csv", text);
    const how = ["--columns", "timestamp=when,user=who,outcome=how", "--timezone", "Europe/Berlin", "--format", "csv"];
    const key = ["--key-file", "authlens.key"];
    const files = ["--out", "own", "--scores", "own/scores.csv"];
    expect((await runCli(folder.path, "detect", "logs", "--pseudonymise", ...files, ...how, ...key)).code).toBe(0);
    const { code, stdout } = await reveal("own/scores.csv", "--logs", "logs", ...how, ...key);
    expect([code, stdout]).toEqual([0, "own/scores.revealed.csv: 2 rows\n  revealed: 1 file, 2 users\n"]);
    expect(content("own/scores.revealed.csv")).toMatch(/^file,.*\nlogs[\\/]own\.csv,2,2026-03-02T07:00:00\.0+Z,ada,/);
    const inside = await reveal("own/scores.csv", "--logs", "logs", "--out", "logs/own.csv", ...key);
    expect([inside.code, inside.stderr]).toEqual([
      2,
      "authlens: logs/own.csv: is in a folder of logs to read, expected another folder to write to\n",
    ]);
  });
  it("does not overwrite a log that a pattern finds", async () => {
    await hide("kept", "--key-file", "authlens.key");
    mkdirSync(join(folder.path, "pattern"), { recursive: true });
    folder.write("pattern/a.csv", LOG);
    const args = ["--logs", "pattern/*.csv", "--out", "pattern/a.csv", "--key-file", "authlens.key"];
    expect(await reveal("kept/scores.csv", ...args)).toEqual({
      code: 2,
      stdout: "",
      stderr: "authlens: pattern/a.csv: is a log to read, expected another file to write to\n",
    });
    expect(content("pattern/a.csv")).toBe(LOG);
  });
  it("says what needs the logs", async () => {
    await hide("few", "--key-file", "authlens.key");
    const { stdout } = await reveal("few/scores.csv", "--key-file", "authlens.key");
    expect(stdout).toBe(
      "few/scores.revealed.csv: 30 rows\n  revealed: 3 sources\n" +
        "  not revealed: 1 file, 3 users (they need the logs: --logs LOG…)\n",
    );
  });
  it("exits 1 for another key, and names both by their ids", async () => {
    await hide("other", "--key-file", "authlens.key");
    folder.write("other.key", KEY.replace("8f", "9f"));
    const { code, stderr } = await reveal("other/scores.csv", "--key-file", "other.key");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^authlens: other.scores\.csv: its pseudonyms were made with another key: expected the key [a-z2-7]{6}, got [a-z2-7]{6}\n$/); // prettier-ignore
    expect(existsSync(join(folder.path, "other", "scores.revealed.csv"))).toBe(false);
  });
  it.each([
    [["--key-file", "authlens.key"], "reveal: expected a file of results, got none"],
    [["a.csv", "b.csv", "--key-file", "authlens.key"], "reveal: expected one file of results, got 2; logs follow --logs"],
    [["log.csv", "--out", "log.csv", "--key-file", "authlens.key"], "log.csv: is read, expected another file to write to"],
    [["a.csv", "--logs", "log.csv", "--out", "./log.csv", "--key-file", "authlens.key"], "./log.csv: is read, expected another file to write to"],
    [["a.csv", "--out", "authlens.key", "--key-file", "authlens.key"], "authlens.key: is read, expected another file to write to"],
    [["a.csv", "--format", "xml", "--key-file", "authlens.key"], "--format: expected auto, "],
  ])("exits 2 for %j", async (args, message) => {
    const { code, stderr } = await reveal(...args);
    expect([code, stderr.startsWith(`authlens: ${message}`)]).toEqual([2, true]);
    expect(content("log.csv")).toBe(LOG);
  }); // prettier-ignore
});
