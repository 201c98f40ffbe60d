import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** Characters of a line that are kept. A longer line is cut here, and readers reject what is this long. */
export const MAX_LINE_LENGTH = 65_536;

/** Some lines of a file, in order, and how far the file has been read. */
export interface LineBatch {
  /** Without their line ends (`\n` or `\r\n`). */
  lines: string[];
  /** Number of the first of these lines, from 1. */
  firstLine: number;
  /** Bytes of the file read so far. */
  bytesRead: number;
}

/**
 * Reads a text file as UTF-8, batch by batch, in bounded memory whatever the length of its lines.
 *
 * A byte-order mark is dropped; bytes that are not UTF-8 become `�`. A last line without a line end counts; nothing
 * after the last line end does not.
 *
 * @throws Error with the file's name when it is UTF-16 or cannot be read
 * @example for await (const { lines } of readLines("auth.log")) console.log(lines.length);
 */
export async function* readLines(file: string): AsyncGenerator<LineBatch> {
  // Three times as fast as TextDecoder.
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let line = 1;
  let bytesRead = 0;
  for await (const chunk of readChunks(file)) {
    if (bytesRead === 0) refuseUtf16(file, chunk);
    let text = rest + decoder.write(chunk);
    if (line === 1) text = withoutMark(text);
    bytesRead += chunk.length;
    const lines = text.split("\n");
    rest = cut(lines.pop()!);
    if (lines.length > 0) yield { lines: lines.map(withoutReturn), firstLine: line, bytesRead };
    line += lines.length;
  }
  rest += decoder.end();
  if (rest !== "") yield { lines: [withoutReturn(rest)], firstLine: line, bytesRead };
}

async function* readChunks(file: string): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  } catch (error) {
    throw new Error(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}

/** Without the byte-order mark that some programs put at the start of a file. */
function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function refuseUtf16(file: string, start: Buffer): void {
  const mark = start.subarray(0, 2).toString("latin1");
  if (mark === "\u00ff\u00fe" || mark === "\u00fe\u00ff") {
    throw new Error(`${file}: the file is UTF-16, expected UTF-8: convert it first, for example with iconv`);
  }
}

function withoutReturn(line: string): string {
  return cut(line.endsWith("\r") ? line.slice(0, -1) : line);
}

function cut(line: string): string {
  return line.length > MAX_LINE_LENGTH ? line.slice(0, MAX_LINE_LENGTH) : line;
}
