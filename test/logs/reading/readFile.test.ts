import { mkdirSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/logs/openDatabase";
import { readLogs, type ReadLogsOptions } from "../../../src/logs/readLogs";
import { createPseudonyms } from "../../../src/pseudonyms/createPseudonyms";
import { anyKey } from "../../pseudonyms/anyKey";
import { temporaryFolder } from "../temporaryFolder";

const folder = temporaryFolder();
const HEADER = "timestamp,user,source_ip,outcome\n";
/** Rows that do not pack well: 200,000 of them are more than what is read before threads are started. */
const rows = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `2024-03-01 09:30:00,u${(i * 7919) % 100_003},192.0.2.${i % 251},failure\n`,
  ).join("");

/** A folder with a good log and another file, `b.gz`, read as a whole. */
async function readWith(name: string, content: Uint8Array, options: ReadLogsOptions = {}) {
  const path = join(folder.path, name);
  mkdirSync(path);
  writeFileSync(join(path, "a.csv"), HEADER + rows(3));
  writeFileSync(join(path, "b.gz"), content);
  writeFileSync(join(path, "c.csv"), HEADER + rows(2));
  return readLogs(await openDatabase(), [path], { places: false, threads: 0, ...options });
}

/** The file with one bit of its checksum changed. */
function damaged(packed: Buffer): Buffer {
  packed[packed.length - 6]! ^= 1;
  return packed;
}

describe("readFile(file, reading, onBytes)", () => {
  it.each([
    ["damaged", () => damaged(gzipSync(HEADER + rows(9))), "it cannot be unpacked (Z_DATA_ERROR)"],
    [
      "followed",
      () => Buffer.concat([gzipSync(HEADER + rows(9)), Buffer.from("more")]),
      "it cannot be unpacked: what stands behind its packed parts is not packed",
    ],
  ])("leaves out a packed file of a folder that is %s, and reads the others", async (name, content, why) => {
    const reports = await readWith(name, content());
    expect(reports).toMatchObject([
      { format: "csv", accepted: 3 },
      { format: null, why, notes: [], lines: 0, accepted: 0, rejected: 0, ignored: 0 },
      { format: "csv", accepted: 2 },
    ]);
  });

  it("refuses a damaged file of a folder of which something was taken", async () => {
    const packed = damaged(gzipSync(HEADER + rows(200_000)));
    await expect(readWith("taken", packed, { threads: 0 })).rejects.toThrow("b.gz: cannot be unpacked (Z_DATA_ERROR)");
  });

  it("refuses a damaged file that the caller named", async () => {
    const file = folder.write("named.gz", damaged(gzipSync(HEADER + rows(9))));
    await expect(readLogs(await openDatabase(), [file], { places: false, threads: 0 })).rejects.toThrow(
      new Error(`${file}: cannot be unpacked (Z_DATA_ERROR)`),
    );
  });

  it("gives the path of a file that is gone, or damaged, a pseudonym like every other's", async () => {
    const pseudonyms = createPseudonyms(anyKey());
    const options = { pseudonyms, onProgress: () => unlinkOnce(join(folder.path, "hidden", "c.csv")) };
    const reports = await readWith("hidden", damaged(gzipSync(HEADER + rows(9))), options);
    expect(reports.map(({ why }) => why).slice(1)).toEqual([
      "it cannot be unpacked (Z_DATA_ERROR)",
      "it was removed before it was read",
    ]);
    expect(reports.map(({ file }) => file)).toEqual(
      ["a.csv", "b.gz", "c.csv"].map((name) => pseudonyms.file(join(folder.path, "hidden", name))),
    );
    expect(JSON.stringify(reports)).not.toContain(folder.path);
  });
});

function unlinkOnce(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It is gone already.
  }
}
