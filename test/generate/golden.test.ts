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
    ["csv", SMALL, "logFile", "dae16e2db12b96ac99987faa723f31796102fb4cede2b6ddd9a4b4984cd5586c"],
    ["csv", SMALL, "labelsFile", "d4e7ac57f78b6ea67212095047b2bfde25394bab6dedd1933f95e2dd77279191"],
    ["csv", SMALL, "incidentsFile", "f15f73c26d327b8e8f3cbbb982e750706adf462e2685c0e973d5bdba72302bda"],
    ["jsonl", SMALL, "logFile", "d08123f632e94b065552b2e3ea7a78f21c3b40a46f43c79daaa031de09ac8475"],

    ["parquet", SMALL, "logFile", "b44631a031dc3a73e2f768a1726d1ab909ce43c65b6a755a9300b03479860c2b"],
    ["csv", CLOCKS, "logFile", "f53ae6e037fd8ac745d7859cad622cca394119e184c3da8c383ae25b9f359869"],
    ["csv", CLOCKS, "labelsFile", "5549968447b55d8971b88c0898e460334636cab598478f366a70e79eaa548fde"],
  ])("as %s of %j: %s", async (format, options, file, sha256) => {
    const report = await writeLogs(options, join(folder, `${format}-${options.seed}`), { format });
    const bytes = readFileSync(report[file as "logFile"]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  });
});
