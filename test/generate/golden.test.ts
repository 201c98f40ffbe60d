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
    ["csv", SMALL, "logFile", "f77ef9fa1bbca2152987b9ae68da94d8b0fee79a927a28b284b052d140567290"],
    ["csv", SMALL, "labelsFile", "7178108bdbc5a7ca1045ad16d4b8ac59dda5bb998bd2defcb62df5e0848351c6"],
    ["csv", SMALL, "incidentsFile", "f16f69c005d9e38f97f16d9c4fd99f7228b1dbb6016884fe91401d76a0025ad7"],
    ["jsonl", SMALL, "logFile", "5095fef80bb013f3e7953d2d5bc1f3cd39bfd7264c53ad016d0c52584e856189"],

    ["parquet", SMALL, "logFile", "b843c34d1ffe6d0e397bec0bca2deeff309287b1402268a900c85254c8538655"],
    ["csv", CLOCKS, "logFile", "f70b3bb64d05d267208329398bf124f2b9e404bdad5bda49436054b88af59b65"],
    ["csv", CLOCKS, "labelsFile", "881726943f4d3f3a3f6803447416d6ba6595c65f292b5335bee7ba2d367f29c9"],
  ])("as %s of %j: %s", async (format, options, file, sha256) => {
    const report = await writeLogs(options, join(folder, `${format}-${options.seed}`), { format });
    const bytes = readFileSync(report[file as "logFile"]);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  });
});
