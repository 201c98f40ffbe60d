import fc from "fast-check";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type LineBatch, MAX_LINE_LENGTH, readLines } from "../../src/logs/readLines";
import { temporaryFolder } from "./temporaryFolder";

/** Bytes that are read at a time. */
const CHUNK = 1 << 20;
const folder = temporaryFolder();

async function batchesOf(file: string): Promise<LineBatch[]> {
  const batches: LineBatch[] = [];
  for await (const batch of readLines(file)) batches.push(batch);
  return batches;
}

async function linesOf(content: string | Uint8Array): Promise<string[]> {
  return (await batchesOf(folder.write("lines.log", content))).flatMap(({ lines }) => lines);
}

describe("readLines(file)", () => {
  it("ends lines at LF and at CRLF, also mixed", async () => {
    expect(await linesOf("a\nb\r\nc\n")).toEqual(["a", "b", "c"]);
  });

  it("counts a last line without a line end, but nothing after the last line end", async () => {
    expect(await linesOf("a\nb")).toEqual(["a", "b"]);
    expect(await linesOf("a\nb\r\n")).toEqual(["a", "b"]);
    expect(await linesOf("a")).toEqual(["a"]);
  });

  it("keeps blank lines, so that line numbers stay right", async () => {
    expect(await linesOf("\n\r\na\n\n")).toEqual(["", "", "a", ""]);
  });

  it("takes a return that no line feed follows as text, and drops the one that ends the file", async () => {
    expect(await linesOf("a\rb\nc\r")).toEqual(["a\rb", "c"]);
  });

  it("drops the byte-order mark at the start, and only there", async () => {
    expect(await linesOf("\ufefftime,user\n\ufeffx\n")).toEqual(["time,user", "\ufeffx"]);
  });

  it("gives no line for an empty file, and none for a lone byte-order mark", async () => {
    expect(await linesOf("")).toEqual([]);
    expect(await linesOf("\ufeff")).toEqual([]);
  });

  it("keeps NUL and other control characters", async () => {
    expect(await linesOf("a\0b\u001b[2J\n")).toEqual(["a\0b\u001b[2J"]);
  });

  it("puts � for bytes that are not UTF-8 and reads on", async () => {
    expect(await linesOf(Buffer.from("caf\xe9 x\nb\n", "latin1"))).toEqual(["caf\ufffd x", "b"]);
    expect(await linesOf(Buffer.concat([Buffer.from("a\n"), Buffer.from([0xe2, 0x82])]))).toEqual(["a", "\ufffd"]);
  });

  it.each([1, 2, 3])("keeps a character whose first %i bytes end a chunk", async (before) => {
    const start = "x".repeat(CHUNK - before - 1 - 70_000) + "\n" + "y".repeat(70_000 - 1);
    const emojiAt = Buffer.byteLength(start);
    expect(emojiAt).toBe(CHUNK - before - 1);
    const lines = await linesOf(`${start}\n🙂z\nend`);
    expect(lines.slice(2)).toEqual(["🙂z", "end"]);
  });

  it("puts one � for a character that the border of a chunk cuts and that never goes on", async () => {
    const start = Buffer.from(`${"x".repeat(CHUNK - 2)}\n`);
    const lines = await linesOf(Buffer.concat([start, Buffer.from([0xc3]), Buffer.from("a\n")]));
    expect(lines.slice(1)).toEqual(["\ufffda"]);
  });

  it("ends a line once when a chunk ends between its return and its line feed", async () => {
    const first = "x".repeat(1000);
    const filler = `${first}\r\n`.repeat(1046);
    const second = "y".repeat(CHUNK - filler.length - 1);
    const lines = await linesOf(`${filler}${second}\r\nz\r\n`);
    expect(Buffer.byteLength(`${filler}${second}\r`)).toBe(CHUNK);
    expect(lines).toHaveLength(1048);
    expect(lines.slice(-2)).toEqual([second, "z"]);
  });

  it("numbers lines and counts bytes over several chunks", async () => {
    const content = Array.from({ length: 300_000 }, (_, index) => `line ${index + 1}\n`).join("");
    const batches = await batchesOf(folder.write("many.log", content));
    expect(batches.length).toBeGreaterThan(2);
    for (const { lines, firstLine } of batches) expect(lines[0]).toBe(`line ${firstLine}`);
    expect(batches.at(-1)!.bytesRead).toBe(content.length);
    expect(batches.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(300_000);
  });

  it("cuts a line that is too long and keeps one of exactly the greatest length", async () => {
    const [whole, cut, next] = await linesOf(
      `${"a".repeat(MAX_LINE_LENGTH)}\r\n${"b".repeat(MAX_LINE_LENGTH + 1)}\r\nnext\r\n`,
    );
    expect(whole).toBe("a".repeat(MAX_LINE_LENGTH));
    expect(cut).toBe("b".repeat(MAX_LINE_LENGTH));
    expect(next).toBe("next");
  });

  it("reads a line of 256 MB in memory for a few chunks", async () => {
    const file = join(folder.path, "long.log");
    const handle = openSync(file, "w");
    const block = Buffer.alloc(16 * CHUNK, "a");
    for (let i = 0; i < 16; i++) writeSync(handle, block);
    writeSync(handle, "\nnext\n");
    closeSync(handle);
    const before = process.memoryUsage().rss;
    let peak = before;
    const lines: string[] = [];
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 5);
    for await (const batch of readLines(file)) lines.push(...batch.lines);
    clearInterval(watch);
    expect(lines.map((line) => line.length)).toEqual([MAX_LINE_LENGTH, 4]);
    expect(peak - before).toBeLessThan(128e6);
  });

  it.each(["utf-16le", "utf-16be"])("refuses %s by the file's name", async (encoding) => {
    const bytes = Buffer.from("\ufefftime,user", "utf16le");
    const file = folder.write("wide.csv", encoding === "utf-16le" ? bytes : bytes.swap16());
    await expect(batchesOf(file)).rejects.toThrow(
      `${file}: the file is UTF-16, expected UTF-8: convert it first, for example with iconv`,
    );
  });

  it("names a file that is missing and one that is a folder", async () => {
    const missing = join(folder.path, "missing.log");
    await expect(batchesOf(missing)).rejects.toThrow(`${missing}: cannot be read (ENOENT)`);
    await expect(batchesOf(folder.path)).rejects.toThrow(`${folder.path}: cannot be read (EISDIR)`);
  });

  it("gives back any lines that were written (property)", async () => {
    const line = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !/[\r\n\ufeff]/.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.constantFrom("\n", "\r\n"), async (lines, end) => {
        expect(await linesOf(lines.map((text) => text + end).join(""))).toEqual(lines);
      }),
    );
  });
});
