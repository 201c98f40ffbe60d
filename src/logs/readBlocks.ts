import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { createGunzip } from "node:zlib";
import { splitJsonDocument } from "./json/document/splitJsonDocument";
import { MAX_LINE_LENGTH } from "./MAX_LINE_LENGTH";

/** The name that stands for standard input. */
export const STANDARD_INPUT = "-";
/** Bytes of a block, about: it ends at the end of a line. */
const BLOCK_BYTES = 1 << 20;
const LINE_FEED = 10;
const RETURN = 13;
/** Bytes of a line that are kept: enough for as many characters as are kept of one. */
const MOST_LINE_BYTES = 4 * MAX_LINE_LENGTH;
/** A file that unpacks to more than this, and to so many times its size, is no log. */
const SUSPICIOUS_BYTES = 1 << 30;
const SUSPICIOUS_RATIO = 400;

/** Bytes that are waited for before it is decided what a file is written in. */
const START_BYTES = 1 << 16;

/** What is said of a file that is no log of one record a line. */
const DOCUMENT = "the file is a JSON document: each of its records has a line of its own";
const ENDS_EARLY = "the packed file ends early: what came before was read";
/** What zlib says of bytes that do not begin as gzip does. */
const NO_PACKED_PART = "incorrect header check";
/** Bytes that are looked at to tell UTF-16 without a mark. */
const UTF16_BYTES = 4096;

/** Some whole lines of a file, as UTF-8 where the file was UTF-16. */
export interface Block {
  /** With its line ends; the last line of the file may have none. */
  bytes: Buffer<ArrayBuffer>;
  /** Bytes of the file that have been read so far, packed as they are. */
  bytesRead: number;
  /** What was noticed about the file: each note comes once. */
  notes: string[];
  /**
   * The file is a JSON document that was split into records.
   * @see JsonDocumentSplitter for what its lines are
   */
  isDocument: boolean;
}

/**
 * Reads a file in blocks of whole lines, in bounded memory whatever the length of its lines.
 *
 * A file that begins as gzip does is unpacked, one that begins as UTF-16 does is turned into UTF-8. A byte-order mark is
 * dropped. Returns end the lines of a file that begins without any line feed. In a file of Windows events in XML a line also ends behind `</Event>`: the Event Viewer
 * writes all events on one line. A JSON document becomes lines of one record each. A line of more than 262,144 bytes is cut; a packed file that ends early gives the
 * whole lines that there are, and a note: what is left of the last one may say something else than all of it.
 *
 * @param file - its path, or `-` for standard input
 * @throws Error with the file's name when it cannot be read or unpacked, or unpacks to a multiple that no log has
 * @example for await (const { bytes } of readBlocks("auth.log.1.gz")) console.log(bytes.length);
 */
export async function* readBlocks(file: string): AsyncGenerator<Block, void> {
  const cutter = new LineCutter();
  const source = new Source(file);
  for await (const chunk of source.chunks()) {
    const bytes = cutter.add(chunk);
    if (bytes !== null)
      yield { bytes, bytesRead: source.bytesRead, notes: source.takeNotes(), isDocument: source.isDocument };
  }
  const { bytes, left } = cutter.end(source.endsEarly);
  const notes = source.takeNotes();
  if (source.endsEarly) notes.push(left > 0 ? `${ENDS_EARLY}, but for the line within which it ends` : ENDS_EARLY);
  if (bytes.length > 0 || notes.length > 0)
    yield { bytes, bytesRead: source.bytesRead, notes, isDocument: source.isDocument };
}

/** The bytes of a file, unpacked and as UTF-8. */
class Source {
  #file: string;
  #notes: string[] = [];
  bytesRead = 0;
  isDocument = false;
  /** It is packed, and its end is missing: known when all chunks have been given. */
  endsEarly = false;

  constructor(file: string) {
    this.#file = file;
  }

  takeNotes(): string[] {
    return this.#notes.splice(0);
  }

  async *chunks(): AsyncGenerator<Buffer> {
    const raw = withLargeStart(this.#raw());
    const first = await raw.next();
    if (first.done) return;
    const chunks = startingWith(first.value, raw);
    const isPacked = first.value[0] === 0x1f && first.value[1] === 0x8b;
    const bytes = isPacked ? withLargeStart(this.#unpacked(chunks)) : chunks;
    const text = this.#withLineFeeds(this.#decoded(bytes));
    yield* splitJsonDocument(endLinesBehindEvents(text), () => {
      this.isDocument = true;
      this.#notes.push(DOCUMENT);
    });
  }

  async *#raw(): AsyncGenerator<Buffer> {
    const options = { highWaterMark: BLOCK_BYTES };
    const stream = this.#file === STANDARD_INPUT ? process.stdin : createReadStream(this.#file, options);
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.bytesRead += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw new Error(`${this.#file}: cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
    }
  }

  async *#unpacked(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const gunzip = createGunzip({ chunkSize: BLOCK_BYTES / 4 });
    const failed = this.#feed(chunks, gunzip);
    let bytes = 0;
    try {
      for await (const chunk of gunzip as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > SUSPICIOUS_BYTES && bytes > SUSPICIOUS_RATIO * this.bytesRead) {
          throw new Error(`${this.#file}: unpacks to more than ${SUSPICIOUS_RATIO} times its size, which no log does`);
        }
        yield chunk;
      }
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === "Z_BUF_ERROR") this.endsEarly = true;
      // The file began as gzip does, so it is another part of it that does not.
      else if (message === NO_PACKED_PART) {
        const what = "cannot be unpacked: what stands behind its packed parts is not packed";
        throw new Error(`${this.#file}: ${what}`, { cause: error });
      } else if (code?.startsWith("Z_"))
        throw new Error(`${this.#file}: cannot be unpacked (${code})`, { cause: error });
      else throw error;
    }
    await failed;
  }

  /** Hands the packed bytes to the unpacker, as fast as it takes them. */
  async #feed(chunks: AsyncIterable<Buffer>, gunzip: ReturnType<typeof createGunzip>): Promise<void> {
    try {
      for await (const chunk of chunks) {
        if (gunzip.destroyed) return;
        if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once("drain", resolve).once("close", resolve));
      }
      gunzip.end();
    } catch (error) {
      gunzip.destroy(error as Error);
    }
  }

  /** Old programs for the Macintosh end lines with a return alone: without a line feed, their file would be one line. */
  async *#withLineFeeds(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let isReturns: boolean | null = null;
    for await (const chunk of chunks) {
      if (isReturns === null && chunk.length > 0) {
        // One at the end ends the file.
        const at = chunk.indexOf(RETURN);
        isReturns = at >= 0 && at < chunk.length - 1 && !chunk.includes(LINE_FEED);
        if (isReturns) this.#notes.push("the file's lines end with a return alone");
      }
      if (isReturns)
        for (let at = chunk.indexOf(RETURN); at >= 0; at = chunk.indexOf(RETURN, at + 1)) chunk[at] = LINE_FEED;
      yield chunk;
    }
  }

  async *#decoded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let decode: ((chunk: Buffer) => Buffer) | null = null;
    for await (const chunk of chunks) {
      if (decode !== null) {
        yield decode(chunk);
        continue;
      }
      const { encoding, mark } = encodingOf(chunk);
      const isUtf16 = encoding !== "utf8";
      if (isUtf16) this.#notes.push(`the file is UTF-16${mark === 0 ? ", without a byte-order mark" : ""}`);
      decode = isUtf16 ? fromUtf16(encoding === "utf16be") : (bytes) => bytes;
      yield decode(chunk.subarray(mark));
    }
  }
}

/** What the first bytes of a file are written in, and how many of them are a byte-order mark. */
function encodingOf(first: Buffer): { encoding: "utf8" | "utf16le" | "utf16be"; mark: number } {
  const start = first.subarray(0, 3).toString("latin1");
  if (start.startsWith("\u00ff\u00fe")) return { encoding: "utf16le", mark: 2 };
  if (start.startsWith("\u00fe\u00ff")) return { encoding: "utf16be", mark: 2 };
  if (start === "\u00ef\u00bb\u00bf") return { encoding: "utf8", mark: 3 };
  // Most of a log is ASCII, of which every other byte is 0 in UTF-16.
  const zeros = [0, 0];
  const length = Math.min(first.length, UTF16_BYTES) & ~1;
  for (let at = 0; at < length; at++) if (first[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (even === 0 && odd > length / 4) return { encoding: "utf16le", mark: 0 };
  if (odd === 0 && even > length / 4) return { encoding: "utf16be", mark: 0 };
  return { encoding: "utf8", mark: 0 };
}

/**
 * Joins the first chunks until they are enough to tell what they are written in: a pipe gives what was written at a time,
 * were it a byte.
 */
async function* withLargeStart(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let held: Buffer[] | null = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    if (held === null) {
      yield chunk;
      continue;
    }
    held.push(chunk);
    bytes += chunk.length;
    if (bytes < START_BYTES) continue;
    yield held.length === 1 ? chunk : Buffer.concat(held);
    held = null;
  }
  if (held !== null && bytes > 0) yield Buffer.concat(held);
}

async function* startingWith(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

/** What a file of Windows events in XML begins with, and where each of them ends. */
const EVENTS_XML = /^\s*<(?:\?xml|Events?)[\s>]/;
const END_OF_EVENT = "</Event>";

/** A name in an event cannot end it: there `<` is written as `&lt;`. */
async function* endLinesBehindEvents(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isXml: boolean | null = null;
  let held = "";
  for await (const chunk of chunks) {
    isXml ??= EVENTS_XML.test(chunk.toString("latin1", 0, 200));
    if (!isXml) {
      yield chunk;
      continue;
    }
    // One character a byte. What the chunk ends with may be a part of what ends an event.
    const text = (held + chunk.toString("latin1")).replaceAll(`${END_OF_EVENT}<`, `${END_OF_EVENT}\n<`);
    const cut = Math.max(0, text.length - END_OF_EVENT.length);
    held = text.slice(cut);
    yield Buffer.from(text.slice(0, cut), "latin1");
  }
  if (held !== "") yield Buffer.from(held, "latin1");
}

/** A character may be cut by the border of two chunks, and with the larger byte first, its two bytes as well. */
function fromUtf16(isBigEndian: boolean): (chunk: Buffer) => Buffer {
  const decoder = new StringDecoder("utf16le");
  let odd: Buffer = Buffer.alloc(0);
  return (chunk) => {
    if (!isBigEndian) return Buffer.from(decoder.write(chunk));
    const bytes = Buffer.concat([odd, chunk]);
    const even = bytes.length - (bytes.length % 2);
    odd = bytes.subarray(even);
    return Buffer.from(decoder.write(Buffer.from(bytes.subarray(0, even)).swap16()));
  };
}

/** Puts chunks together to blocks that end with a line, and cuts lines that are too long. */
class LineCutter {
  #parts: Buffer[] = [];
  #bytes = 0;
  /** Bytes of the open line at the end. */
  #open = 0;

  /** Returns a block when there is enough for one. */
  add(chunk: Buffer): Buffer<ArrayBuffer> | null {
    const last = chunk.lastIndexOf(LINE_FEED);
    if (last < 0) {
      this.#keepOpen(chunk);
      return null;
    }
    const isEnough = this.#bytes + last >= BLOCK_BYTES / 2;
    const first = chunk.indexOf(LINE_FEED);
    // What is left of a line that began before, as far as it is kept.
    const room = Math.max(0, MOST_LINE_BYTES - this.#open);
    this.#push(chunk.subarray(0, Math.min(first, room)));
    this.#push(chunk.subarray(first, last + 1));
    this.#open = 0;
    const block = isEnough ? this.#join() : null;
    this.#keepOpen(chunk.subarray(last + 1));
    return block;
  }

  /**
   * What is left at the end of the file.
   *
   * @param isCut - the end is missing: without the open line, and how many bytes are left of that
   */
  end(isCut: boolean): { bytes: Buffer<ArrayBuffer>; left: number } {
    const bytes = this.#join();
    if (!isCut || this.#open === 0) return { bytes, left: 0 };
    const whole = bytes.lastIndexOf(LINE_FEED) + 1;
    return { bytes: Buffer.from(bytes.buffer.slice(0, whole)), left: this.#open };
  }

  #keepOpen(part: Buffer): void {
    const room = Math.max(0, MOST_LINE_BYTES - this.#open);
    this.#push(part.subarray(0, room));
    this.#open += part.length;
  }

  #push(part: Buffer): void {
    if (part.length === 0) return;
    this.#parts.push(part);
    this.#bytes += part.length;
  }

  #join(): Buffer<ArrayBuffer> {
    // Memory of its own, so that it can be handed to another thread.
    const block = Buffer.from(new ArrayBuffer(this.#bytes));
    let at = 0;
    for (const part of this.#parts) at += part.copy(block, at);
    [this.#parts, this.#bytes] = [[], 0];
    return block;
  }
}
