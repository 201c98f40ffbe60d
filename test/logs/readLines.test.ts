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

  it("reads a line that is not UTF-8 as Latin-1, so that two names never become one, and reads on", async () => {
    expect(await linesOf(Buffer.from("caf\xe9 x\nb\n", "latin1"))).toEqual(["café x", "b"]);
    expect(await linesOf(Buffer.concat([Buffer.from("a\nü\n"), Buffer.from([0xe2, 0x82])]))).toEqual([
      "a",
      "ü",
      "â\x82",
    ]);
  });

  it.each([1, 2, 3])("keeps a character whose first %i bytes end a chunk", async (before) => {
    const start = "x".repeat(CHUNK - before - 1 - 70_000) + "\n" + "y".repeat(70_000 - 1);
    const emojiAt = Buffer.byteLength(start);
    expect(emojiAt).toBe(CHUNK - before - 1);
    const lines = await linesOf(`${start}\n🙂z\nend`);
    expect(lines.slice(2)).toEqual(["🙂z", "end"]);
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

  it.each(["utf-16le", "utf-16be"])(
    "turns %s with its mark into text, also where a chunk cuts a character",
    async (encoding) => {
      const text = `a\r\n${"🙂".repeat(CHUNK / 8)}ü\r\nend`;
      const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
      const lines = await linesOf(encoding === "utf-16le" ? bytes : bytes.swap16());
      expect(lines).toEqual(["a", "🙂".repeat(CHUNK / 8).slice(0, MAX_LINE_LENGTH), "end"]);
    },
  );

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

  describe("ends a line behind each Windows event in XML", () => {
    const event = (name: string) => `<Event xmlns='x'><Data>${name}</Data></Event>`;
    const [a, b, c] = ["a", "b", "c"].map(event) as [string, string, string];

    it("where all stand on one", async () => {
      expect(await linesOf(`<?xml version="1.0"?>\r\n<Events>${a}${b}${c}</Events>\r\n`)).toEqual([
        '<?xml version="1.0"?>',
        `<Events>${a}`,
        b,
        c,
        "</Events>",
      ]);
    });
    it("and counts no line more where the line ends anyway", async () => {
      expect(await linesOf(`${a}\n${b}\r\n${c} \n<Event>\n</Event>\n`)).toEqual([a, b, `${c} `, "<Event>", "</Event>"]);
    });
    it("across the borders of chunks, also within `</Event>` and behind it", async () => {
      const head = event("x".repeat(1000)).repeat(1000);
      for (let before = 0; before <= "</Event>\r\n".length; before++) {
        // The filler ends so many bytes before the border, or that many minus two behind it.
        const filler = event("y".repeat(CHUNK - head.length - event("").length + 2 - before));
        for (const between of ["", "\n", "\r\n"]) {
          const lines = await linesOf(`${head}${filler}${between}${a}${between}</Events>`);
          expect(lines).toHaveLength(1003);
          expect(lines.slice(-3)).toEqual([filler, a, "</Events>"]);
        }
      }
    });
    it("and in no other file, whatever stands in it", async () => {
      const line = "<30>1 2023-09-28T12:10:12Z host sshd 77 - - Invalid user </Event><Event> from 192.0.2.1";
      expect(await linesOf(`${line}\n`)).toEqual([line]);
      expect(await linesOf(`{"user":"</Event><Event>"}\n`)).toEqual(['{"user":"</Event><Event>"}']);
    });
  });
});
