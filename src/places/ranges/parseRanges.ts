import { parseAddress } from "../../addresses/parseAddress";
import type { RangeTable } from "./RangeTable";

/**
 * Reads ranges of addresses with a number each: lines of `first,last,number`, and whatever stands behind.
 *
 * @param file - the file's name, for messages
 * @param text - the lines; `\n` ends each
 * @param width - numbers an address takes: 1 for IPv4, 4 for IPv6
 * @throws Error naming file and line when a line is no such range, or begins before the one above it
 * @example parseRanges("asn-ipv4.csv", "1.0.0.0,1.0.0.255,13335,Cloudflare\n", 1)
 */
export function parseRanges(file: string, text: string, width: 1 | 4): RangeTable {
  const lines = countLines(text);
  const table: RangeTable = {
    width,
    starts: new Uint32Array(lines * width),
    ends: new Uint32Array(lines * width),
    values: new Uint32Array(lines),
  };
  let at = 0;
  for (let line = 0; line < lines; line++) {
    const newline = text.indexOf("\n", at);
    const [first = "", last = "", number = ""] = text.slice(at, newline < 0 ? undefined : newline).split(",", 3);
    const start = parseAddress(first)?.words;
    const end = parseAddress(last)?.words;
    const value = Number(number);
    const isRange = start?.length === width && end?.length === width && value > 0 && value < 2 ** 32;
    if (!isRange || precedes(start, table.starts, (line - 1) * width)) {
      throw new Error(`${file}:${line + 1}: is damaged, expected first address, last address and number in order`);
    }
    table.starts.set(start, line * width);
    table.ends.set(end, line * width);
    table.values[line] = value;
    at = newline + 1;
  }
  return table;
}

function countLines(text: string): number {
  let lines = text === "" || text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

function precedes(words: readonly number[], starts: Uint32Array, place: number): boolean {
  for (let index = 0; place >= 0 && index < words.length; index++) {
    const before = starts[place + index]!;
    if (words[index] !== before) return words[index]! < before;
  }
  return false;
}
