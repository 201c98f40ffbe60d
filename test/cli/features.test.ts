import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { computeFeatures } from "../../src/features/computeFeatures";
import type { FeatureMatrix } from "../../src/features/FeatureMatrix";
import { presetFeatures } from "../../src/features/presetFeatures";
import { parseCsvRecord } from "../../src/logs/csv/parseCsvRecord";
import { openDatabase } from "../../src/logs/openDatabase";
import { queryRows } from "../../src/logs/queryRows";
import { readLogs } from "../../src/logs/readLogs";
import { temporaryFolder } from "../logs/temporaryFolder";
import { anyKey } from "../pseudonyms/anyKey";
import { runCli } from "./runCli";

const folder = temporaryFolder();
const inside = (name: string): string => join(folder.path, name);
const features = (...args: string[]) => runCli(folder.path, "features", ...args);
/** Not in the order of time; some without a source. */
const LOG =
  "event_id,timestamp,user,source_ip,outcome\n" +
  Array.from({ length: 40 }, (_, index) => {
    const time = new Date(Date.UTC(2024, 2, 1, 0, (index * 17) % 40)).toISOString();
    const source = index % 9 === 0 ? "" : `10.0.0.${index % 4}`;
    return `e${index},${time},${index === 5 ? "=cmd()" : `user${index % 3}`},${source},${index % 4 === 3 ? "failure" : "success"}\n`;
  }).join("");

let X: FeatureMatrix;
beforeAll(async () => {
  folder.write("log.csv", LOG);
  const db = await openDatabase();
  await readLogs(db, [inside("log.csv")]);
  X = await computeFeatures(db, presetFeatures("default"));
});

const read = async (name: string) => queryRows(await openDatabase(), `FROM read_parquet('${inside(name)}')`);

describe("authlens features", { timeout: 60_000 }, () => {
  it("writes Parquet: one row an event in the order of the log, null where a feature is missing", async () => {
    const { code, stdout, stderr } = await features("log.csv", "--output", "out/features.parquet");
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("  41 lines = 40 accepted + 0 rejected + 1 ignored (header 1)\n");
    expect(stdout.endsWith(`\n\nout/features.parquet: 40 events, ${X.columns} features\n`)).toBe(true);
    const rows = await read("out/features.parquet");
    expect(Object.keys(rows[0]!)).toEqual([
      ...["row", "event_id", "timestamp", "user", "source_ip", "outcome", "file", "line"],
      ...X.names,
    ]);
    expect(rows.map((row) => X.names.map((name) => row[name] ?? NaN))).toEqual(
      Array.from({ length: X.rows }, (_, row) => [...X.data.subarray(row * X.columns, (row + 1) * X.columns)]),
    );
    expect(X.data.some(Number.isNaN)).toBe(true);
    expect(rows.map(({ row, event_id, line }) => [row, event_id, line])).toEqual(
      rows.map((_, row) => [row, `e${row}`, row + 2]),
    );
    expect(rows[5]).toMatchObject({
      ...{ timestamp: "2024-03-01T00:05:00.000Z", user: "=cmd()", source_ip: "10.0.0.1", outcome: "success" },
      file: "log.csv",
    });
    const types = await queryRows(
      await openDatabase(),
      `SELECT column_name AS name, column_type AS type FROM (DESCRIBE FROM read_parquet('${inside("out/features.parquet")}'))`,
    );
    expect(types.slice(0, 8).map(({ type }) => type)).toEqual([
      ...["BIGINT", "VARCHAR", "TIMESTAMP", "VARCHAR", "VARCHAR", "VARCHAR", "VARCHAR", "BIGINT"],
    ]);
    expect(new Set(types.slice(8).map(({ type }) => type))).toEqual(new Set(["FLOAT"]));
  });

  it("writes the same bytes for the same log, and nothing to the terminal with --quiet", async () => {
    for (const name of ["a.parquet", "b.parquet"]) {
      const result = await features("log.csv", "--output", name, "--features", "all", "--quiet");
      expect(result).toEqual({ code: 0, stdout: "", stderr: "" });
    }
    expect(readFileSync(inside("a.parquet")).equals(readFileSync(inside("b.parquet")))).toBe(true);
  });

  it("writes CSV, in which no name is a formula", async () => {
    expect((await features("log.csv", "--output", "features.CSV", "--features", "basic")).code).toBe(0);
    const lines = readFileSync(inside("features.CSV"), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(41);
    const [header, ...rows] = lines.map((line) => parseCsvRecord(line, ",") as string[]);
    expect(header!.slice(0, 8).join()).toBe("row,event_id,timestamp,user,source_ip,outcome,file,line");
    expect(rows[5]!.slice(0, 8).join()).toBe("5,e5,2024-03-01T00:05:00.000000Z,'=cmd(),10.0.0.1,success,log.csv,7");
  });

  it("writes no name and no address with --pseudonymise", async () => {
    folder.write("our.key", Buffer.from(anyKey()).toString("hex"));
    const args = ["--output", "hidden.parquet", "--pseudonymise", "--key-file", "our.key"];
    expect((await features("log.csv", ...args)).code).toBe(0);
    for (const { row, event_id, user, source_ip, file } of await read("hidden.parquet")) {
      expect([event_id, String(user).slice(0, 5), String(file).slice(0, 5)]).toEqual([
        `${Number(row) + 1}`,
        "user-",
        "file-",
      ]);
      expect(source_ip === null || !/^10\.0\.0\.[0-3]$/.test(String(source_ip))).toBe(true);
    }
  });

  it.each([
    [[], "features: expected at least one log file, got none"],
    [["log.csv"], "--output: expected a file that ends in .parquet or .csv, got none"],
    [["log.csv", "--output", "x.xlsx"], "--output: expected a file that ends in .parquet or .csv, got x.xlsx"],
    [["log.csv", "--output", "log.csv"], "log.csv: is a log to read, expected another file to write to"],
    [["*.csv", "--output", "./log.csv"], "./log.csv: is a log to read, expected another file to write to"],
    [["log.csv", "--output", "x.csv", "--features", "best"], '--features: expected basic, default, all, got "best"'],
  ])("exits 2 for %j and writes nothing", async (args, message) => {
    expect(await features(...args)).toEqual({ code: 2, stdout: "", stderr: `authlens: ${message}\n` });
    expect(readFileSync(inside("log.csv"), "utf8")).toBe(LOG);
    expect([existsSync(inside("x.csv")), existsSync(inside("x.xlsx"))]).toEqual([false, false]);
  });

  it("exits 1 without an event, and leaves the file of the last time as it was", async () => {
    folder.write("old.parquet", "old");
    folder.write("none.csv", "timestamp,user,outcome\n");
    const { code, stderr } = await features("none.csv", "--output", "old.parquet");
    expect([code, stderr]).toEqual([
      1,
      "authlens: none.csv: no sign-in found in 1 lines read as csv, 0 rejected, 1 ignored (header)\n",
    ]);
    expect(readFileSync(inside("old.parquet"), "utf8")).toBe("old");
  });
});
