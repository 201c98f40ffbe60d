import fc from "fast-check";
import { join } from "node:path";
import { constants, gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Block, readBlocks } from "../../src/logs/readBlocks";
import { temporaryFolder } from "./temporaryFolder";

const folder = temporaryFolder();

async function blocksOf(content: string | Uint8Array, name = "some.log"): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const block of readBlocks(folder.write(name, content))) blocks.push(block);
  return blocks;
}
const textOf = (blocks: readonly Block[]) => Buffer.concat(blocks.map(({ bytes }) => bytes)).toString();

describe("readBlocks(file)", () => {
  it("gives the bytes of the file in blocks of whole lines (property)", async () => {
    const line = fc.tuple(
      fc.integer({ min: 0, max: 200_000 }),
      fc.constantFrom("a", "é", "\0"),
      fc.constantFrom("\n", "\r\n"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom("", "end"), async (lines, end) => {
        const text = lines.map(([length, letter, feed]) => letter.repeat(length % 7_000) + feed).join("") + end;
        const blocks = await blocksOf(text);
        expect(textOf(blocks)).toBe(text);
        for (const { bytes } of blocks.slice(0, -1)) expect(bytes.at(-1)).toBe(10);
      }),
      { numRuns: 30 },
    );
  });

  it("gives a file of several megabytes in several blocks, each with memory of its own", async () => {
    const text = `${"x".repeat(99)}\n`.repeat(50_000);
    const blocks = await blocksOf(text);
    expect(blocks.length).toBeGreaterThan(3);
    expect(textOf(blocks)).toBe(text);
    for (const { bytes } of blocks) expect(bytes.buffer.byteLength).toBe(bytes.length);
    expect(blocks.at(-1)!.bytesRead).toBe(text.length);
  });

  it("unpacks gzip, also of several parts, and counts the packed bytes", async () => {
    const packed = Buffer.concat([gzipSync("a\nb\n"), gzipSync("c\n")]);
    const blocks = await blocksOf(packed);
    expect(textOf(blocks)).toBe("a\nb\nc\n");
    expect(blocks.at(-1)!.bytesRead).toBe(packed.length);
  });

  it("gives what there is of a packed file that ends early, and says so", async () => {
    const random = Array.from({ length: 60_000 }, (_, i) => `line ${(i * 7919) % 10_007}`).join("\n");
    const packed = gzipSync(random);
    const blocks = await blocksOf(packed.subarray(0, packed.length / 2));
    const text = textOf(blocks);
    expect(text.length).toBeGreaterThan(1000);
    expect(random.startsWith(text)).toBe(true);
    expect(blocks.flatMap(({ notes }) => notes)).toEqual([
      "the packed file ends early: what came before was read, but for the line within which it ends",
    ]);
  });
  it("leaves out the line within which a packed file ends, and nothing when it ends with a line", async () => {
    // Stored without packing, so that the cut is known: the check and the length at the end are 8 bytes.
    const packed = gzipSync("first\nfrom 203.0.113.77\n", { level: 0 });
    const upTo = async (bytes: number): Promise<[string, string[]]> => {
      const blocks = await blocksOf(packed.subarray(0, packed.length - 8 - bytes));
      return [textOf(blocks), blocks.flatMap(({ notes }) => notes)];
    };
    const note = "the packed file ends early: what came before was read";
    expect(await upTo(2)).toEqual(["first\n", [`${note}, but for the line within which it ends`]]);
    expect(await upTo(0)).toEqual(["first\nfrom 203.0.113.77\n", [note]]);
  });

  it("names a packed file that is damaged", async () => {
    const packed = gzipSync("a\n".repeat(1000));
    packed[12]! ^= 0xff;
    await expect(blocksOf(packed, "bad.gz")).rejects.toThrow(/bad\.gz: cannot be unpacked \(Z_/);
  });

  it("gives all that a packed file holds up to where it was cut off, but for the line within which it ends (property)", async () => {
    const text = Array.from({ length: 200_000 }, (_, i) => `${(i * 7919) % 100_003}`).join("\n");
    const packed = gzipSync(text);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1000, max: packed.length - 9 }), async (length) => {
        const cut = packed.subarray(0, length);
        const whole = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH });
        const lines = whole.subarray(0, whole.lastIndexOf("\n") + 1);
        expect(Buffer.concat((await blocksOf(cut)).map(({ bytes }) => bytes)).equals(lines)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  it("takes zeros behind a packed file for filling, and refuses anything else there", async () => {
    const packed = gzipSync("a\nb\n");
    expect(textOf(await blocksOf(Buffer.concat([packed, Buffer.alloc(512)])))).toBe("a\nb\n");
    await expect(blocksOf(Buffer.concat([packed, Buffer.from("more")]), "more.gz")).rejects.toThrow(
      "more.gz: cannot be unpacked: what stands behind its packed parts is not packed",
    );
  });

  it.each(["utf16le", "utf16be"])(
    "turns %s without a mark into UTF-8, packed or not, and says so",
    async (encoding) => {
      const text = "Mar  1 09:30:00 gate sshd[7]: Failed password for bj\u00f6rn \ud83e\udd8a\n".repeat(30_000);
      const little = Buffer.from(text, "utf16le");
      const bytes = encoding === "utf16le" ? little : little.swap16();
      for (const file of [bytes, gzipSync(bytes)]) {
        const blocks = await blocksOf(file);
        expect(textOf(blocks)).toBe(text);
        expect(blocks.flatMap(({ notes }) => notes)).toEqual(["the file is UTF-16, without a byte-order mark"]);
      }
    },
  );

  it.each([
    ["zeros among text", `a\0\0b${"c".repeat(50)}\n`],
    ["zeros alone", "\0".repeat(5000)],
    ["one character", "a"],
  ])("does not take for UTF-16 %s", async (_name, text) => {
    expect(textOf(await blocksOf(text))).toBe(text);
  });

  it("ends lines at returns where the file begins without a line feed, and says so", async () => {
    const line = `${"x".repeat(99)}\r`;
    const blocks = await blocksOf(line.repeat(30_000));
    expect(textOf(blocks)).toBe(line.replace("\r", "\n").repeat(30_000));
    expect(blocks.flatMap(({ notes }) => notes)).toEqual(["the file's lines end with a return alone"]);
    expect(textOf(await blocksOf("a\rb\nc\rd"))).toBe("a\rb\nc\rd");
    expect(textOf(await blocksOf("a\r"))).toBe("a\r");
  });

  it("keeps 262,144 bytes of a line, in bounded memory, and goes on behind it", async () => {
    const text = `a\n${"x".repeat(5_000_000)}\nb\n`;
    expect(textOf(await blocksOf(text))).toBe(`a\n${"x".repeat(262_144)}\nb\n`);
    expect(textOf(await blocksOf(gzipSync(text)))).toBe(`a\n${"x".repeat(262_144)}\nb\n`);
  });

  it("refuses what unpacks to more than 1 GiB and 400 times its size, without holding it", async () => {
    const part = gzipSync(Buffer.alloc(64 << 20));
    const bomb = folder.write("bomb.gz", Buffer.concat(Array.from({ length: 20 }, () => part)));
    const before = process.memoryUsage().rss;
    const all = async () => {
      for await (const block of readBlocks(bomb)) void block;
    };
    await expect(all()).rejects.toThrow(`${bomb}: unpacks to more than 400 times its size, which no log does`);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20);
  }, 60_000);

  it("names a file that is not there", async () => {
    const missing = join(folder.path, "missing.log");
    const all = async () => {
      for await (const block of readBlocks(missing)) void block;
    };
    await expect(all()).rejects.toThrow(`${missing}: cannot be read (ENOENT)`);
  });
});
