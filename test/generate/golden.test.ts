import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { GenerateOptions } from "../../src/generate/GenerateOptions";
import { temporaryFolder } from "../files/temporaryFolder";
import { builtModule } from "./output/built";

const { writeLogs } = builtModule<typeof import("../../src/index")>("index");
const folder = temporaryFolder();
const SMALL: GenerateOptions = { users: 40, days: 10, seed: 7 };
/** Clocks change in New York and in Sydney within these forty days. */
const CLOCKS: GenerateOptions = {
  users: 300,
  days: 40,
  seed: 3,
  stealth: 0.9,
  offices: "New York,Sydney",
  start: "2025-10-01",
};

/**
 * The same bytes on Node 20.20 and 24.21 (run on both). A change here is a change of every log that anyone has made:
 * say so in the commit, and measure docs/difficulty.md, docs/realism.md, the README and the notebooks again.
 */
describe("writeLogs(options, folder) writes the bytes that it has always written", () => {
  it.each<[string, GenerateOptions, string, string]>([
    ["csv", SMALL, "logFile", "230b365f3a5c8d7384462d288da7d9c020757f9ee1cfbb52daad09379eb9db1f"],
    ["csv", SMALL, "labelsFile", "afe9974adb57fc539d1f6cb94237220d4d63755ecc0de671fe0420562c94bbf0"],
    ["csv", SMALL, "incidentsFile", "f4a55ecf767e66ab2423d9c48b06dc562ddfb41b1530b42b9cdd1ceb12a84d47"],
    ["jsonl", SMALL, "logFile", "7e83372551073530c7e1878abc03a0bea360fdb9bd6508e88828424761838221"],

    ["parquet", SMALL, "logFile", "2fbc41613583f4316ea87e5c808f2de7b6906dcdebc0941a4840d7cef9b33df2"],
    ["csv", CLOCKS, "logFile", "93cbd155a2b828ce6e5606f9eae0d09ced77d9ec0112864c47ac75d2015cf402"],
    ["csv", CLOCKS, "labelsFile", "1371bbd1b4191273c3e46d97401152eee194bf49626692959e05d83c86bc6cd4"],
  ])("as %s of %j: %s", async (format, options, file, sha256) => {
    const report = await writeLogs(options, join(folder, `${format}-${options.seed}`), { format });
    const bytes = readFileSync(report[file as "logFile"]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  });
});
