import { readBlocks } from "./readBlocks";
import { splitLines } from "./splitLines";

export { MAX_LINE_LENGTH } from "./MAX_LINE_LENGTH";

/** Some lines of a file, in order, and how far the file has been read. */
export interface LineBatch {
  lines: string[];
  /** Number of the first of these lines, from 1. */
  firstLine: number;
  bytesRead: number;
}

/**
 * Reads a text file, batch by batch, in bounded memory whatever the length of its lines.
 *
 * @throws Error with the file's name when it cannot be read
 * @see readBlocks, splitLines
 * @example for await (const { lines } of readLines("auth.log")) console.log(lines.length);
 */
export async function* readLines(file: string): AsyncGenerator<LineBatch> {
  let firstLine = 1;
  for await (const { bytes, bytesRead } of readBlocks(file)) {
    const { lines } = splitLines(bytes);
    if (lines.length > 0) yield { lines, firstLine, bytesRead };
    firstLine += lines.length;
  }
}
