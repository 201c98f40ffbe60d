import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, truncateSync, unlinkSync, writeSync } from "node:fs"; // prettier-ignore
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gzipSync } from "node:zlib";
import { openDatabase } from "../../src/logs/openDatabase";
import { readLogs, type ReadLogsOptions } from "../../src/logs/readLogs";
import { temporaryFolder } from "./temporaryFolder";

const folder = temporaryFolder();
const HEADER = "timestamp,user,source_ip,outcome\n";
const rows = (count: number, user = "ada"): string => `2024-03-01 09:30:00,${user},192.0.2.1,failure\n`.repeat(count);
const sshd = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `2024-03-01T09:30:00Z gate sshd[${i}]: Failed password for bj\u00f6rn from 192.0.2.1 port 22 ssh2\n`,
  ).join("");

async function read(paths: string | string[], options: ReadLogsOptions = {}) {
  const reports = await readLogs(await openDatabase(), [paths].flat(), { places: false, threads: 0, ...options });
  for (const { lines, accepted, rejected, ignored } of reports) expect(accepted + rejected + ignored).toBe(lines);
  return reports;
}

/** The one report of a file, without what the format says. */
async function readOne(content: string | Uint8Array, options?: ReadLogsOptions) {
  const [{ format, lines, accepted, rejected, notes }] = (await read(folder.write("one.log", content), options)) as [
    Awaited<ReturnType<typeof read>>[0],
  ];
  return { format, lines, accepted, rejected, notes };
}

/** Reads while the largest size of this process is watched; returns by how many megabytes it grew. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
  await work().finally(() => clearInterval(watch));
  return (peak - before) / 1e6;
}

describe("readLogs(db, files) of what is no plain log", () => {
  it.each([
    ["UTF-16 LE with a mark", Buffer.from(`\ufeff${sshd(20)}`, "utf16le"), ["the file is UTF-16"]],
    ["UTF-16 BE with a mark", Buffer.from(`\ufeff${sshd(20)}`, "utf16le").swap16(), ["the file is UTF-16"]],
    ["UTF-16 LE", Buffer.from(sshd(20), "utf16le"), ["the file is UTF-16, without a byte-order mark"]],
    ["UTF-16 BE", Buffer.from(sshd(20), "utf16le").swap16(), ["the file is UTF-16, without a byte-order mark"]],
    ["Latin-1", Buffer.from(sshd(20), "latin1"), ["20 lines are not UTF-8: read as Latin-1"]],
    ["lines that end with a return", sshd(20).replaceAll("\n", "\r"), ["the file's lines end with a return alone"]],
    ["gzip", gzipSync(sshd(20)), []],
    ["gzip of two parts", Buffer.concat([gzipSync(sshd(10)), gzipSync(sshd(10))]), []],
    ["UTF-16 within gzip", gzipSync(Buffer.from(`\ufeff${sshd(20)}`, "utf16le")), ["the file is UTF-16"]],
  ])("reads %s, and says what it was", async (_name, content, notes) => {
    expect(await readOne(content)).toEqual({ format: "sshd", lines: 20, accepted: 20, rejected: 0, notes });
  });

  it("reads what there is of a packed file that ends early, and says so", async () => {
    const packed = gzipSync(sshd(2000));
    const { lines, accepted, rejected, notes } = await readOne(packed.subarray(0, packed.length - 40));
    expect(accepted).toBeGreaterThan(1900);
    expect([accepted, rejected]).toEqual([lines, 0]);
    expect(notes).toEqual([
      "the packed file ends early: what came before was read, but for the line within which it ends",
    ]);
  });

  it("rejects a line of NUL bytes, and reads what stands around it", async () => {
    const content = Buffer.concat([Buffer.from(sshd(5)), Buffer.alloc(4096), Buffer.from(`\n${sshd(5)}`)]);
    expect(await readOne(content)).toMatchObject({ format: "sshd", lines: 11, accepted: 10, rejected: 1 });
  });

  it("rejects a line of 100 MB in bounded memory, and reads what stands around it", async () => {
    const file = folder.write("long.log", sshd(5));
    const handle = openSync(file, "a");
    writeSync(handle, Buffer.alloc(1 << 20, "a"));
    ftruncateSync(handle, 100e6);
    writeSync(handle, `\n${sshd(5)}`);
    closeSync(handle);
    let reports: Awaited<ReturnType<typeof read>> = [];
    const megabytes = await growth(async () => (reports = await read(file)));
    expect(reports).toMatchObject([
      { lines: 11, accepted: 10, rejected: 1, firstReject: { line: 6, reason: "line is too long" } },
    ]);
    expect(megabytes).toBeLessThan(128);
  });

  it.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", "the file is empty, expected a log"],
    ["an empty packed file", gzipSync(""), "the file is empty, expected a log"],
    [
      "a packed file that ends in its header",
      gzipSync(sshd(5)).subarray(0, 5),
      "the file is empty, expected a log (the packed file ends early: what came before was read)",
    ],
    [
      "a packed file with more behind it",
      Buffer.concat([gzipSync(sshd(5)), Buffer.from("more")]),
      "cannot be unpacked: what stands behind its packed parts is not packed",
    ],
  ])("refuses %s with one sentence", async (_name, content, sentence) => {
    const file = folder.write("refused.log", content);
    await expect(read(file)).rejects.toThrow(new Error(`${file}: ${sentence}`));
  });

  it("refuses a packed file whose content was changed, as nobody knows what of it is true", async () => {
    const packed = gzipSync(sshd(2000));
    packed[packed.length - 6]! ^= 1;
    const file = folder.write("changed.gz", packed);
    await expect(read(file)).rejects.toThrow(new Error(`${file}: cannot be unpacked (Z_DATA_ERROR)`));
  });

  it("reads a pipe", async () => {
    const pipe = join(folder.path, "pipe.log");
    execFileSync("mkfifo", [pipe]);
    spawn("sh", ["-c", `cat "${folder.write("plain.log", sshd(5))}" > "${pipe}"`]);
    expect(await read(pipe)).toMatchObject([{ format: "sshd", lines: 5, accepted: 5, notes: [] }]);
  });

  const ROOT = process.getuid?.() === 0;
  it.skipIf(ROOT)(
    `names a file that must not be read${ROOT ? " (skipped: root may read everything)" : ""}`,
    async () => {
      const file = folder.write("secret.log", sshd(5));
      chmodSync(file, 0);
      await expect(read(file)).rejects.toThrow(new Error(`${file}: cannot be read (EACCES)`));
    },
  );
});

describe("readLogs(db, files) of files that change meanwhile", () => {
  /** Two files of a folder, of which the second changes while the first is read. */
  async function readWhile(change: (file: string) => void, path?: (folder: string, second: string) => string[]) {
    const inner = join(folder.path, `changing-${Math.floor(performance.now() * 1000)}`);
    mkdirSync(inner);
    const [first, second] = ["a.csv", "b.csv"].map((name) => join(inner, name)) as [string, string];
    appendFileSync(first, HEADER + rows(3));
    appendFileSync(second, HEADER + rows(100, "ben"));
    const onProgress = (): void => {
      onProgress.calls++;
      if (onProgress.calls === 1) change(second);
    };
    onProgress.calls = 0;
    const paths = path?.(inner, second) ?? [inner];
    return { reports: await read(paths[0] === second ? [first, second] : paths, { onProgress }), second };
  }

  it("reads what was added, and says so", async () => {
    const { reports } = await readWhile((file) => appendFileSync(file, rows(10, "eve")));
    expect(reports[1]).toMatchObject({ lines: 111, accepted: 110 });
    expect(reports[1]!.notes).toContain(
      "the file grew while it was read: 4653 bytes of it were, 4233 stood there at first",
    );
  });
  it("reads what is left, and says so", async () => {
    const { reports } = await readWhile((file) => truncateSync(file, HEADER.length + 2 * rows(1, "ben").length));
    expect(reports[1]).toMatchObject({ lines: 3, accepted: 2 });
    expect(reports[1]!.notes).toContain(
      "the file became shorter while it was read: 117 bytes of it were, 4233 stood there at first",
    );
  });
  it("goes on without a file of a folder that is gone, and says so", async () => {
    const { reports } = await readWhile(unlinkSync);
    expect(reports).toMatchObject([
      { format: "csv", accepted: 3 },
      { format: null, lines: 0, why: "it was removed before it was read" },
    ]);
  });
  it("names a file that somebody asked for and that is gone", async () => {
    let gone = "";
    const reading = readWhile(
      (file) => unlinkSync((gone = file)),
      (_folder, second) => [second],
    );
    await expect(reading).rejects.toThrow("cannot be read (ENOENT)");
    expect(gone).toMatch(/b\.csv$/);
  });
});
