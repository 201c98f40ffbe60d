import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseCsvRecord } from "../../src/logs/csv/parseCsvRecord";
import { temporaryFolder } from "../logs/temporaryFolder";
import { makeMmdb } from "../places/mmdb/makeMmdb";
import { runCli } from "./runCli";

const folder = temporaryFolder();
const HEADER = "timestamp,user,source_ip,outcome\n";
/** Forty sign-ins, ten minutes apart, by four people from one place each; every seventh failed. */
const ORDINARY = Array.from({ length: 40 }, (_, index) => {
  const time = new Date(Date.UTC(2024, 2, 1, 0, 10 * index)).toISOString();
  return `${time},user${index % 4},10.0.0.${index % 4},${index % 7 === 6 ? "failure" : "success"}\n`;
});
const LOG = HEADER + ORDINARY.join("");

const detect = (...args: string[]) => runCli(folder.path, "detect", ...args);
const recordsOf = (...parts: string[]): string[][] =>
  readFileSync(join(folder.path, ...parts), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => parseCsvRecord(line, ",") as string[]);
const filesIn = (...parts: string[]): string[] => {
  const path = join(folder.path, ...parts);
  return existsSync(path) ? readdirSync(path).sort() : [];
};

describe("authlens detect", { timeout: 60_000 }, () => {
  it("writes anomalies.csv and rejects.csv, and accounts for every line", async () => {
    folder.write("log.csv", `${LOG}yesterday,bob,10.0.0.9,success\n`);
    const { code, stdout, stderr } = await detect("log.csv", "--out", "first", "--top", "5");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("log.csv: csv (its first line names a time, a user and an outcome)\n");
    expect(stdout).toContain("  42 lines = 40 accepted + 1 rejected + 1 ignored (header 1)\n");
    expect(stdout).toContain(`${join("first", "anomalies.csv")}: 5 events\n${join("first", "rejects.csv")}: 1 line\n`);
    expect(filesIn("first")).toEqual(["anomalies.csv", "incidents.csv", "rejects.csv"]);
    const [header, ...rows] = recordsOf("first", "anomalies.csv");
    expect(header!.slice(0, 8)).toEqual("rank,risk,incident,techniques,rules,reasons,score,percentile".split(","));
    expect(rows.map(([rank]) => rank)).toEqual(["1", "2", "3", "4", "5"]);
  });

  it("puts a timestamp that cannot be read into rejects.csv, with its line and the reason", async () => {
    folder.write("badtime.csv", `${LOG}2024-02-31 10:00:00,bob,10.0.0.9,success\n`);
    expect((await detect("badtime.csv", "--out", "badtime")).code).toBe(0);
    expect(recordsOf("badtime", "rejects.csv")).toEqual([
      ["file", "line", "reason", "text"],
      [
        "badtime.csv",
        "42",
        'column "timestamp": not a time from 1970 to 2255: expected ISO 8601, or seconds, ms or µs since 1970',
        "2024-02-31 10:00:00,bob,10.0.0.9,success",
      ],
    ]);
  });

  it("writes one row for every accepted event with --scores, in the order of the input", async () => {
    folder.write("a.csv", LOG);
    folder.write("b.csv", `${HEADER}bad,x,y,z\n1709285400.5,=cmd,1.2.3.4,failure\n`);
    const { code } = await detect("b.csv", "a.csv", "--out", "scores", "--scores", "scores/all.csv");
    expect(code).toBe(0);
    const [header, ...rows] = recordsOf("scores", "all.csv");
    expect(header).toEqual(["file", "line", "timestamp", "user", "source_ip", "outcome", "score"]);
    expect(rows.map(([file, line]) => `${file}:${line}`)).toEqual([
      "b.csv:3",
      ...ORDINARY.map((_, index) => `a.csv:${index + 2}`),
    ]);
    expect(rows[0]!.slice(2, 6)).toEqual(["2024-03-01T09:30:00.500000Z", "'=cmd", "1.2.3.4", "failure"]);
    for (const row of rows) {
      expect(Number(row[6])).toBeGreaterThan(0);
      expect(Number(row[6])).toBeLessThanOrEqual(1);
    }
  });

  it("writes the same bytes for the same seed, and other scores for another", async () => {
    folder.write("log.csv", LOG);
    for (const [out, seed] of [
      ["s1", "5"],
      ["s2", "5"],
      ["s3", "6"],
    ] as const) {
      expect((await detect("log.csv", "--seed", seed, "--out", out, "--scores", `${out}/scores.csv`)).code).toBe(0);
    }
    for (const name of ["anomalies.csv", "rejects.csv", "scores.csv"]) {
      expect(recordsOf("s1", name)).toEqual(recordsOf("s2", name));
    }
    expect(recordsOf("s3", "scores.csv")).not.toEqual(recordsOf("s1", "scores.csv"));
  });

  it.each([
    [["--top", "0.1"], 4],
    [["--top", "10%"], 4],
    [["--contamination", "0.1"], 4],
    [["--top", "1000"], 40],
  ])("takes %j for %i events of forty", async (args, events) => {
    folder.write("log.csv", LOG);
    expect((await detect("log.csv", ...args, "--out", "share")).code).toBe(0);
    expect(recordsOf("share", "anomalies.csv")).toHaveLength(events + 1);
  });

  it("prints nothing with --quiet", async () => {
    folder.write("log.csv", LOG);
    expect(await detect("log.csv", "--quiet", "--out", "quiet")).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(filesIn("quiet")).toEqual(["anomalies.csv", "incidents.csv", "rejects.csv"]);
  });

  it("reads columns with names of their own", async () => {
    folder.write("own.csv", `when;__proto__;source.ip;constructor\n${ORDINARY.join("").replaceAll(",", ";")}`);
    const columns = "timestamp=when,user=__proto__,outcome=constructor";
    expect((await detect("own.csv", "--columns", columns, "--out", "own", "--scores", "own/all.csv")).code).toBe(0);
    expect(recordsOf("own", "all.csv")[1]!.slice(3, 6)).toEqual(["user0", "10.0.0.0", "success"]);
  });

  it("does not pass control characters of names on to the terminal", async () => {
    const name = "ro\u001b[2Jot\u202e\u009b";
    folder.write("hostile.csv", `${HEADER}2024-03-01 09:30:00,${name},10.0.0.7,failure\n`);
    const { code, stdout } = await detect("hostile.csv", "--out", "hostile");
    expect(code).toBe(0);
    expect(stdout).toContain("ro�[2Jot�� → 10.0.0.7");
    const missing = await detect("\u001b]0;title\u0007.csv");
    expect(missing).toEqual({ code: 1, stdout: "", stderr: "authlens: �]0;title�.csv: no such file\n" });
  });

  describe("exits 2 for wrong usage, names what is wrong, and writes nothing", () => {
    it.each([
      [[], "detect: expected at least one log file, got none"],
      [
        ["log.csv", "--format", "xml"],
        '--format: expected auto, csv, jsonl, parquet, sshd, windows, okta, entra, cloudtrail, gsuite, duo, auth0, onelogin, 1password, github, keycloak, ocsf, ecs, rba, lanl, cert, got "xml"',
      ],
      [["log.csv", "--top", "0"], "--top: expected a whole number of at least 1 or a share in (0, 1), got 0"],
      [["log.csv", "--top", "-1"], "--top: expected a whole number of at least 1 or a share in (0, 1), got -1"],
      [["log.csv", "--top", "1.5"], "--top: expected a whole number of at least 1 or a share in (0, 1), got 1.5"],
      [["log.csv", "--top", "x"], '--top: expected a number, got "x"'],
      [["log.csv", "--contamination", "2"], "--contamination: expected a share in (0, 0.5], got 2"],
      [["log.csv", "--contamination", "0"], "--contamination: expected a share in (0, 0.5], got 0"],
      [
        ["log.csv", "--top", "5", "--contamination", "0.1"],
        "--top and --contamination say the same thing: expected one of them, got both",
      ],
      [["log.csv", "--year", "-2024"], "--year: expected a whole number from 1970 to 2199, got -2024"],
      [
        ["log.csv", "--timezone", "Mars/Olympus"],
        '--timezone: expected a time zone such as Europe/Berlin or an offset from UTC such as +02:00, got "Mars/Olympus"',
      ],
      [["log.csv", "--timezone", ""], "--timezone: expected a value, got nothing"],
      [["log.csv", "--trees", "0"], "--trees: expected a whole number from 1 to 100000, got 0"],
      [
        ["log.csv", "--seed", "1.5"],
        "--seed: expected a whole number from -9007199254740991 to 9007199254740991, got 1.5",
      ],
      [["log.csv", "--columns", "user"], '--columns: expected field=column,field=column, got "user"'],
      [["log.csv", "--columns", "user=a,user=b"], '--columns: the field "user" is given twice'],
      [["log.csv", "--scores", "log.csv"], "log.csv: is a log to read, expected another file to write to"],
      [
        ["wrong/anomalies.csv"],
        `${join("wrong", "anomalies.csv")}: is a log to read, expected another file to write to`,
      ],
      [["log.csv", "--scores", "wrong/rejects.csv"], "wrong/rejects.csv: is written already, expected another file"],
    ])("%j", async (args, message) => {
      folder.write("log.csv", LOG);
      const result = await detect(...args, "--out", "wrong");
      expect(result).toEqual({ code: 2, stdout: "", stderr: `authlens: ${message}\n` });
      expect(filesIn("wrong")).toEqual([]);
      expect(readFileSync(join(folder.path, "log.csv"), "utf8")).toBe(LOG);
    });
  });

  it.skipIf(process.platform === "win32")("does not overwrite a log that it reads through a link", async () => {
    mkdirSync(join(folder.path, "linked"));
    folder.write("linked/anomalies.csv", LOG);
    symlinkSync(join(folder.path, "linked", "anomalies.csv"), join(folder.path, "link.csv"));
    const { code } = await detect("link.csv", "--out", "linked");
    expect(code).toBe(2);
    expect(readFileSync(join(folder.path, "linked", "anomalies.csv"), "utf8")).toBe(LOG);
  });

  it.each([
    [["pattern/*.csv", "--scores", "pattern/a.csv"], "pattern/a.csv"],
    [["pattern/?nomalies.csv", "--out", "pattern"], join("pattern", "anomalies.csv")],
    [["pattern/{a,rejects}.csv", "--out", "pattern"], join("pattern", "rejects.csv")],
  ])("does not overwrite a log that a pattern finds: %j", async (args, target) => {
    mkdirSync(join(folder.path, "pattern"), { recursive: true });
    const names = ["a.csv", "anomalies.csv", "rejects.csv"];
    for (const name of names) folder.write(`pattern/${name}`, LOG);
    expect(await detect("--out", "elsewhere", ...args)).toEqual({
      code: 2,
      stdout: "",
      stderr: `authlens: ${target}: is a log to read, expected another file to write to\n`,
    });
    expect([filesIn("pattern"), filesIn("elsewhere")]).toEqual([names, []]);
    for (const name of names) expect(readFileSync(join(folder.path, "pattern", name), "utf8")).toBe(LOG);
  });

  it.skipIf(process.platform === "win32")("does not overwrite a log that a link in a folder leads to", async () => {
    mkdirSync(join(folder.path, "links"));
    folder.write("target.csv", LOG);
    symlinkSync(join(folder.path, "target.csv"), join(folder.path, "links", "today.csv"));
    const { code, stderr } = await detect("links", "--out", "elsewhere", "--scores", "target.csv");
    expect([code, stderr]).toEqual([2, "authlens: target.csv: is a log to read, expected another file to write to\n"]);
    expect(readFileSync(join(folder.path, "target.csv"), "utf8")).toBe(LOG);
  });

  it("reads a folder, packed files, UTF-16 and standard input, and leaves out what is no log", async () => {
    mkdirSync(join(folder.path, "many"));
    folder.write("many/a.csv.gz", gzipSync(LOG));
    folder.write(
      "many/b.csv",
      Buffer.from(`\ufeff${LOG.replaceAll("user", "other")}`.replace("other,", "user,"), "utf16le"),
    );
    folder.write("many/notes.txt", "Dear reader\n");
    const { code, stdout } = await detect("many", "--out", "from-folder");
    expect(code).toBe(0);
    expect(stdout).toContain(`${join("many", "a.csv.gz")}: csv (`);
    expect(stdout).toContain("  the file is UTF-16\n");
    expect(stdout).toContain(`${join("many", "notes.txt")}: left out (it is no log of a known format)\n`);
    const main = join(__dirname, "../../dist/cli/main.js");
    const args = [main, "detect", "-", "--out", "from-input", "--scores", "piped.csv"];
    const printed = execFileSync(process.execPath, args, { cwd: folder.path, input: LOG, encoding: "utf8" });
    expect(printed).toContain("-: csv (");
    expect(readFileSync(join(folder.path, "piped.csv"), "utf8").split("\n")[1]).toMatch(/^'-,2,/);
  });

  it("exits 3 when too many lines are rejected, names the first, and writes nothing", async () => {
    folder.write("dirty.csv", `${LOG}yesterday,bob,10.0.0.7,success\n`);
    for (const most of ["0", "1%"]) {
      const { code, stderr } = await detect("dirty.csv", "--max-rejects", most, "--out", "dirty");
      expect([most, code]).toEqual([most, 3]);
      expect(stderr).toMatch(
        /^authlens: 1 of 42 lines were rejected.*more than --max-rejects (0|1 %); the first is dirty\.csv:42: /,
      );
      expect(filesIn("dirty")).toEqual([]);
    }
    expect((await detect("dirty.csv", "--max-rejects", "1", "--out", "dirty")).code).toBe(0);
    expect((await detect("dirty.csv", "--max-rejects", "1.5", "--out", "dirty")).code).toBe(2);
  });

  describe("exits 1 with one sentence that names the file, and writes nothing", () => {
    const UNKNOWN = "the format was not recognised: expected CSV, JSON Lines or Parquet that names a time, a user and ";
    it.each<[string, string | Uint8Array | null, string]>([
      ["missing.csv", null, "no such file"],
      ["empty.csv", "", "the file is empty, expected a log"],
      ["other.json", '{"time":1,"user":"bob"}\n', UNKNOWN],
      ["other.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), UNKNOWN],
      ["header.csv", HEADER, "no sign-in found in 1 lines read as csv, 0 rejected, 1 ignored (header)"],
    ])("for %s", async (name, content, reason) => {
      if (content !== null) folder.write(name, content);
      const { code, stdout, stderr } = await detect(name, "--out", "failed", "--scores", "failed/scores.csv");
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr.startsWith(`authlens: ${name}: ${reason}`)).toBe(true);
      expect(stderr.trimEnd()).not.toContain("\n");
      expect(filesIn("failed")).toEqual([]);
    });

    it("for logs without a sign-in, of which it accounts for each, and writes the rejected lines", async () => {
      mkdirSync(join(folder.path, "barren"));
      folder.write("barren/a.csv", HEADER);
      folder.write("barren/b.csv", `${HEADER}yesterday,bob,10.0.0.7,success\n2024-03-01,bob,10.0.0.7,perhaps\n`);
      folder.write("barren/c.txt", "Dear reader\n");
      const { code, stdout, stderr } = await detect("barren", "--out", "rejected");
      const [a, b, c] = ["a.csv", "b.csv", "c.txt"].map((name) => join("barren", name));
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toBe(
        `authlens: 3 files: no sign-in found in 4 lines, 2 rejected; the first is ${b}:2: column "timestamp": not a time ` +
          "from 1970 to 2255: expected ISO 8601, or seconds, ms or µs since 1970, 2 ignored (header); " +
          `${a}: 1 lines read as csv, 0 rejected, 1 ignored; ${b}: 3 lines read as csv, 2 rejected, 1 ignored; ` +
          `${c}: left out (it is no log of a known format); ` +
          `the rejected lines are in ${join("rejected", "rejects.csv")}\n`,
      );
      expect(filesIn("rejected")).toEqual(["rejects.csv"]);
      expect(recordsOf("rejected", "rejects.csv").map(([file, line]) => [file, line])).toEqual([
        ["file", "line"],
        [b, "2"],
        [b, "3"],
      ]);
    });

    it("for an empty folder", async () => {
      mkdirSync(join(folder.path, "logs"));
      const { code, stderr } = await detect("logs", "--out", "failed");
      expect([code, stderr]).toEqual([1, "authlens: logs: the folder holds no file, expected logs\n"]);
    });

    it("for a mapping to a column that it does not have", async () => {
      folder.write("log.csv", LOG);
      const { code, stderr } = await detect("log.csv", "--columns", "user=login", "--out", "failed");
      expect(code).toBe(1);
      expect(stderr).toBe(
        'authlens: log.csv: --columns: no column "login" for user; the file has timestamp, user, source_ip, outcome\n',
      );
      expect(filesIn("failed")).toEqual([]);
    });

    it("for a file that is not the format that was asked for", async () => {
      folder.write("log.csv", LOG);
      const { code, stderr } = await detect("log.csv", "--format", "sshd", "--out", "failed");
      expect(code).toBe(1);
      expect(stderr).toMatch(/^authlens: log\.csv: no sign-in found in 41 lines read as sshd, .*; line 1: .*\n$/);
    });
  });

  it("exits 1 when its folder cannot be made, naming the file, with nothing half-written", async () => {
    folder.write("log.csv", LOG);
    const { code, stdout, stderr } = await detect("log.csv", "--out", "log.csv/inner");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^authlens: log\.csv.inner.\w+\.csv: cannot be written \(.*\)\n$/);
    expect(readFileSync(join(folder.path, "log.csv"), "utf8")).toBe(LOG);
  });

  it("leaves no anomalies.csv and no partial file when the scores cannot be written", async () => {
    folder.write("log.csv", LOG);
    mkdirSync(join(folder.path, "halfway", "scores.csv"), { recursive: true });
    const { code, stderr } = await detect("log.csv", "--out", "halfway", "--scores", "halfway/scores.csv");
    expect([code, stderr]).toEqual([1, "authlens: halfway/scores.csv: cannot be written (it is a folder)\n"]);
    expect(filesIn("halfway").filter((name) => !["rejects.csv", "scores.csv"].includes(name))).toEqual([]);
  });

  it("refuses the same log twice, under any of its names", async () => {
    folder.write("same.csv", LOG);
    const { code, stderr } = await detect("same.csv", "./same.csv");
    expect([code, stderr]).toEqual([2, "authlens: ./same.csv: the same log was given twice\n"]);
  });

  it("refuses --columns for a log of sshd", async () => {
    folder.write("auth.log", "Dec 10 06:55:48 gate sshd[7]: Failed password for root from 192.0.2.1 port 22 ssh2\n");
    const { code, stderr } = await detect("auth.log", "--columns", "timestamp=when");
    expect([code, stderr]).toEqual([
      1,
      "authlens: auth.log: --columns names columns of CSV, JSON Lines or Parquet, but this file is OpenSSH syslog\n",
    ]);
  });

  it("finds the sign-ins behind a thousand lines of other programs", async () => {
    const cron = "Dec 10 06:55:46 gate CRON[1]: pam_unix(cron:session): session opened for user root\n";
    const failed = "Dec 10 06:55:48 gate sshd[7]: Failed password for root from 192.0.2.1 port 22 ssh2\n";
    folder.write("late.log", cron.repeat(1000) + failed);
    const { code, stdout } = await detect("late.log", "--out", "late");
    expect(code).toBe(0);
    expect(stdout).toContain("  1001 lines = 1 accepted + 0 rejected + 1000 ignored");
  });

  it("quotes and cuts a user name that could be taken for a source or hide it", async () => {
    const names = ["root → 10.0.0.1  data/x.log:1", "x".repeat(3000)];
    folder.write("names.csv", HEADER + names.map((name) => `2024-03-01 09:00:00,${name},192.0.2.9,failure\n`).join(""));
    const { stdout } = await detect("names.csv", "--out", "names");
    expect(stdout).toContain('"root → 10.0.0.1  data/x.log:1" → 192.0.2.9  names.csv:2\n');
    expect(stdout).toContain(`${"x".repeat(47)}… → 192.0.2.9  names.csv:3\n`);
  });

  it.skipIf(process.platform === "win32")("reads a pipe (POSIX)", () => {
    folder.write("piped.csv", LOG);
    const main = join(__dirname, "../../dist/cli/main.js");
    const script = `cat piped.csv | "${process.execPath}" "${main}" detect /dev/stdin --out piped`;
    const printed = execFileSync("sh", ["-c", script], { cwd: folder.path, encoding: "utf8" });
    expect(printed).toContain("/dev/stdin: csv (its first line names a time, a user and an outcome)");
    expect(filesIn("piped")).toEqual(["anomalies.csv", "incidents.csv", "rejects.csv"]);
  });

  it("looks addresses up in what --mmdb names, more than once, and says what it found", async () => {
    folder.write("public.csv", LOG.replaceAll("10.0.0.", "8.8.0."));
    folder.write("city.mmdb", makeMmdb([["8.8.0.0/16", { country_code: "FR", latitude: 45.75, longitude: 4.85 }]]));
    folder.write(
      "asn.mmdb",
      makeMmdb([["8.8.0.0/16", { autonomous_system_number: 3215 }]], { databaseType: "Test-ASN" }),
    );
    const { code, stdout } = await detect("public.csv", "--out", "mmdb", "--mmdb", "city.mmdb", "--mmdb", "asn.mmdb");
    expect(code).toBe(0);
    expect(stdout).toContain(
      "  looked up offline: country of 40 events, coordinates of 40 events, AS number of 40 events " +
        "(Test-City of 2025-06-15, Test-ASN of 2025-06-15)\n",
    );
    const [header, first] = recordsOf("mmdb", "anomalies.csv");
    const field = (name: string): string => first![header!.indexOf(name)]!;
    expect(["country", "latitude", "longitude", "asn"].map(field)).toEqual(["FR", "45.75", "4.85", "3215"]);
  });

  it("looks nothing up with --no-places", async () => {
    folder.write("public.csv", LOG.replaceAll("10.0.0.", "8.8.0."));
    expect((await detect("public.csv", "--out", "places")).stdout).toContain("looked up offline: country of 40 events");
    expect((await detect("public.csv", "--out", "nowhere", "--no-places")).stdout).not.toContain("looked up");
    const { code, stderr } = await detect("public.csv", "--no-places", "--mmdb", "city.mmdb");
    expect([code, stderr]).toEqual([
      2,
      "authlens: --no-places looks nothing up: expected no --mmdb beside it, got one\n",
    ]);
  });

  it("refuses a database that is none, and never writes over one", async () => {
    folder.write("log.csv", LOG);
    folder.write("keep.mmdb", makeMmdb([["8.8.0.0/16", { country_code: "FR" }]]));
    const wrong = await detect("log.csv", "--out", "wrong", "--mmdb", "log.csv");
    expect([wrong.code, wrong.stderr]).toEqual([1, "authlens: log.csv: is no MaxMind database (.mmdb)\n"]);
    expect(filesIn("wrong")).toEqual([]);
    const over = await detect("log.csv", "--mmdb", "keep.mmdb", "--scores", "keep.mmdb");
    expect([over.code, over.stderr]).toEqual([
      2,
      "authlens: keep.mmdb: is a database to read, expected another file to write to\n",
    ]);
  });
});
