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
    ["csv", SMALL, "logFile", "257f6d3cd39f114b4b03ff6bf1693862de2678e60c34a24bcd13e3c5d2255496"],
    ["csv", SMALL, "labelsFile", "7178108bdbc5a7ca1045ad16d4b8ac59dda5bb998bd2defcb62df5e0848351c6"],
    ["csv", SMALL, "incidentsFile", "f16f69c005d9e38f97f16d9c4fd99f7228b1dbb6016884fe91401d76a0025ad7"],
    ["jsonl", SMALL, "logFile", "b18b36e0c7015f19336e487bf8aadd9d7927e2ce1b008bb1a811d5b5ee1614ef"],

    ["parquet", SMALL, "logFile", "d4f7ea5cbb3b579ee5c77894e67e19d23d04bdb6d716d4ce39ac62718ddf6614"],
    ["csv", CLOCKS, "logFile", "e602ce897b1c8d8300f69e01718dc1f43cfc85abe8513220130b1134f2e8fd3f"],
    ["csv", CLOCKS, "labelsFile", "881726943f4d3f3a3f6803447416d6ba6595c65f292b5335bee7ba2d367f29c9"],
  ])("as %s of %j: %s", async (format, options, file, sha256) => {
    const report = await writeLogs(options, join(folder, `${format}-${options.seed}`), { format });
    const bytes = readFileSync(report[file as "logFile"]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  });
});
