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
    ["csv", SMALL, "logFile", "e03ddacf1d8e4bfb2a0d86f5372b6bc97cf3acd42a1e649a8a3b0775bcecbdbc"],
    ["csv", SMALL, "labelsFile", "947eb31ec182da02d9c8128ee09e2a45776da26f1ff718c27349a6fd862e95e0"],
    ["csv", SMALL, "incidentsFile", "ef7e2d7b333f6ee4b2778ffd046c561bbaababff8439cca1893fad1179911e48"],
    ["jsonl", SMALL, "logFile", "60322b432ae041643af19a4fa9a3fd29bdb4de23bfaedf379e82421b05bd41ea"],

    ["parquet", SMALL, "logFile", "23f04ae9e4eeb2805f80d5151ef8e7ea2cb9825cd7c2f1cc125066350d46aca5"],
    ["csv", CLOCKS, "logFile", "be8c4ac98a9d0c8ef89cb90606c0cd8a181d2f01171045d6f711d3015e6e396f"],
    ["csv", CLOCKS, "labelsFile", "ff72b41e0af48e505046b7ff21847f1d7a5e12e842c1ae462675cced8fb61fd0"],
  ])("as %s of %j: %s", async (format, options, file, sha256) => {
    const report = await writeLogs(options, join(folder, `${format}-${options.seed}`), { format });
    const bytes = readFileSync(report[file as "logFile"]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  });
});
