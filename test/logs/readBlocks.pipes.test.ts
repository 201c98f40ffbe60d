import fc from "fast-check";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readBlocks } from "../../src/logs/readBlocks";

afterEach(() => vi.restoreAllMocks());

/** What is read from standard input that gives these pieces, one at a time. */
async function readPieces(pieces: readonly Uint8Array[]) {
  const stream = Readable.from(pieces.map((piece) => Buffer.from(piece)));
  const stdin = vi.spyOn(process, "stdin", "get").mockReturnValue(stream as typeof process.stdin);
  const read = { text: "", notes: [] as string[], isDocument: false, bytesRead: 0 };
  for await (const { bytes, notes, isDocument, bytesRead } of readBlocks("-")) {
    read.text += bytes.toString();
    read.notes.push(...notes);
    Object.assign(read, { isDocument, bytesRead });
  }
  stdin.mockRestore();
  return read;
}

const LINE = "Mar  1 09:30:00 gate sshd[7]: Failed password for bj\u00f6rn\n";
const XML = `<Events>${"<Event><System><EventID>4624</EventID></System></Event>".repeat(3)}</Events>`;
const FILES: readonly (readonly [string, Buffer])[] = [
  ["a JSON document", Buffer.from('[\n  {"id": 1},\n  {"id": 2}\n]\n')],
  ["a JSON document around a list", Buffer.from('{"value": [\n{"id": 1},\n{"id": 2}\n]}')],
  ["text", Buffer.from(LINE.repeat(3))],
  ["text with a mark", Buffer.from(`\ufeff${LINE}`)],
  ["UTF-16 with a mark", Buffer.from(`\ufeff${LINE}`, "utf16le")],
  ["UTF-16 without a mark", Buffer.from(LINE.repeat(3), "utf16le")],
  ["UTF-16 with the larger byte first", Buffer.from(LINE.repeat(3), "utf16le").swap16()],
  ["lines that end with a return", Buffer.from(LINE.repeat(3).replaceAll("\n", "\r"))],
  ["Windows events in XML", Buffer.from(XML)],
  ["gzip", gzipSync(LINE.repeat(3))],
  ["a JSON document within gzip", gzipSync('[\n  {"id": 1},\n  {"id": 2}\n]\n')],
];

describe("readBlocks(file) of a pipe", () => {
  it.each(FILES)("reads a byte at a time what it reads at once: %s", async (_name, bytes) => {
    const atOnce = await readPieces([bytes]);
    expect(await readPieces(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(atOnce);
    expect(atOnce.bytesRead).toBe(bytes.length);
  });

  it("takes a list whose first line comes alone for a document", async () => {
    const { isDocument, text } = await readPieces([Buffer.from("[\n"), Buffer.from('{"id": 1},\n{"id": 2}\n]')]);
    expect(isDocument).toBe(true);
    expect(text).toBe('=\n{"id":1}\n{"id":2}\n=\n');
  });

  it("gives all bytes of a long text, wherever the pieces end (property)", async () => {
    const text = LINE.repeat(3000);
    const bytes = Buffer.from(text);
    const cuts = fc.array(fc.nat({ max: bytes.length }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const ends = [0, ...places.sort((a, b) => a - b), bytes.length];
        const pieces = ends.slice(1).map((end, piece) => bytes.subarray(ends[piece], end));
        expect((await readPieces(pieces)).text).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  it("gives nothing where nothing came", async () => {
    expect((await readPieces([])).text).toBe("");
  });
});
