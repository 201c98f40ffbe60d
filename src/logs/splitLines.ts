import { isAscii } from "node:buffer";
import { MAX_LINE_LENGTH } from "./MAX_LINE_LENGTH";

/** What bytes that are not UTF-8 become. */
const REPLACEMENT = "\ufffd";

/** The lines of a block, and how many of them were no UTF-8. */
export interface SplitLines {
  /** Without their line ends (`\n` or `\r\n`); cut where they are too long. */
  lines: string[];
  /** Lines that were read as Latin-1, because they are not UTF-8. */
  latin1: number;
}

/**
 * The lines of a block of bytes, as text.
 *
 * A last line without a line end counts; nothing after the last line end does not. A line that is not UTF-8 is read as
 * Latin-1, byte by byte, so that two names never become one.
 *
 * @param bytes - whole lines
 * @example splitLines(Buffer.from("a\r\nb\n")).lines // ["a", "b"]
 */
export function splitLines(bytes: Buffer): SplitLines {
  const isPlain = isAscii(bytes);
  const text = bytes.toString(isPlain ? "latin1" : "utf8");
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const latin1 = !isPlain && text.includes(REPLACEMENT) ? mendLines(bytes, lines) : 0;
  const hasReturns = text.includes("\r");
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const end = hasReturns && line.endsWith("\r") ? line.length - 1 : line.length;
    if (end < line.length || end > MAX_LINE_LENGTH) lines[index] = line.slice(0, Math.min(end, MAX_LINE_LENGTH));
  }
  return { lines, latin1 };
}

/** Reads the lines again that hold bytes which are not UTF-8; a line may also hold a `�` of its own. */
function mendLines(bytes: Buffer, lines: string[]): number {
  let mended = 0;
  let start = 0;
  for (let index = 0; index < lines.length; index++) {
    const feed = bytes.indexOf(10, start);
    const end = feed < 0 ? bytes.length : feed;
    if (lines[index]!.includes(REPLACEMENT) && !Buffer.from(lines[index]!).equals(bytes.subarray(start, end))) {
      lines[index] = bytes.toString("latin1", start, end);
      mended++;
    }
    start = end + 1;
  }
  return mended;
}
